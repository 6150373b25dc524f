import { environments } from '../../lib/config/load';
import { type Resource, resourcesIn, templatesOf } from '../support/templates';

/** Statements with a `*` in a resource, by Sid, each with the reason. */
const WILDCARDS: Readonly<Record<string, string>> = {
  SessionManager: 'the actions of Session Manager take no resource',
  RegistryLogin: 'ecr:GetAuthorizationToken takes no resource',
  Logs: 'streams are named after the servers that write them',
  Metrics: 'cloudwatch:PutMetricData and ec2:DescribeTags take no resource',
  SeeAddresses: 'ec2:DescribeAddresses takes no resource',
  LeaveWhenDone: 'a group can not be named in a policy that its own servers need before it stands',
  TakeTheOneAddress: 'the call names instance and network interface beside the one address',
};

describe.each(environments())('%s', (environment) => {
  const templates = templatesOf(environment);
  const ofType = (type: string) => resourcesIn(templates, type);
  /** A replica has encryption, backups and password from its source, and may not name them. */
  const primaries = ofType('AWS::RDS::DBInstance').filter(
    ({ Properties }) => Properties.SourceDBInstanceIdentifier === undefined,
  );

  it('has no database that the internet can reach', () => {
    expect(primaries.length).toBeGreaterThan(0);
    for (const { Properties } of ofType('AWS::RDS::DBInstance')) expect(Properties.PubliclyAccessible).toBe(false);
    for (const { Properties } of primaries) {
      expect(Properties).toMatchObject({
        StorageEncrypted: true,
        BackupRetentionPeriod: expect.any(Number),
      });
      expect(Properties.BackupRetentionPeriod).toBeGreaterThanOrEqual(1);
    }
  });

  it('opens nothing to the world but HTTP and HTTPS', () => {
    const open = ingressRules(ofType('AWS::EC2::SecurityGroup'), ofType('AWS::EC2::SecurityGroupIngress')).filter(
      ({ CidrIp, CidrIpv6 }) => CidrIp === '0.0.0.0/0' || CidrIpv6 === '::/0',
    );
    expect(new Set(open.map(({ FromPort, ToPort }) => `${FromPort}-${ToPort}`))).toEqual(new Set(['80-80', '443-443']));
  });

  it('has no way in by SSH', () => {
    const ports = ingressRules(ofType('AWS::EC2::SecurityGroup'), ofType('AWS::EC2::SecurityGroupIngress'));
    expect(ports.filter(({ FromPort, ToPort }) => FromPort <= 22 && 22 <= ToPort)).toEqual([]);
    expect(JSON.stringify(templates)).not.toContain('KeyName');
  });

  it('allows more than named resources only in statements that say why', () => {
    expect(ofType('AWS::IAM::Policy')).toEqual([]);
    const statements = ofType('AWS::IAM::ManagedPolicy').flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { Sid, Resource: resource, Action: action } of statements) {
      if (JSON.stringify(resource).includes('*')) expect(Object.keys(WILDCARDS)).toContain(Sid);
      expect(JSON.stringify(action)).not.toContain('*');
    }
  });

  it('gives roles no policy that AWS wrote', () => {
    for (const { Properties } of ofType('AWS::IAM::Role')) expect(Properties.ManagedPolicyArns ?? []).toEqual([]);
  });

  it('hands out credentials to servers by token only, and encrypts their disks', () => {
    for (const { Properties } of ofType('AWS::EC2::LaunchTemplate')) {
      const { MetadataOptions, BlockDeviceMappings } = Properties.LaunchTemplateData;
      expect(MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 2 });
      expect(BlockDeviceMappings[0].Ebs).toMatchObject({ Encrypted: true, VolumeType: 'gp3' });
    }
  });

  it('writes no password into a template', () => {
    for (const { Properties } of primaries) {
      expect(JSON.stringify(Properties.MasterUserPassword)).toContain('{{resolve:secretsmanager:');
    }
    for (const { Properties } of ofType('AWS::ElastiCache::User')) {
      expect(JSON.stringify(Properties.AuthenticationMode)).toContain('{{resolve:secretsmanager:');
    }
  });

  it('gives no subnet public addresses by default', () => {
    expect(ofType('AWS::EC2::Subnet').filter(({ Properties }) => Properties.MapPublicIpOnLaunch === true)).toEqual([]);
  });
});

interface Ingress {
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
}

function ingressRules(groups: readonly Resource[], rules: readonly Resource[]): Ingress[] {
  return [
    ...groups.flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []),
    ...rules.map(({ Properties }) => Properties),
  ];
}
