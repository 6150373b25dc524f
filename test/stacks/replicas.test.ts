import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { resourcesIn } from '../support/templates';

const templates = synth(blueprintOf(exampleConfig({ stage: 2, database: { replicas: 4 } })));
const databases = resourcesIn(templates, 'AWS::RDS::DBInstance');
const [primary, ...replicas] = databases;

/** What RDS refuses on a replica in the region of its source, or takes from the source. */
const OF_THE_SOURCE = [
  'AllocatedStorage',
  'BackupRetentionPeriod',
  'DBName',
  'DBSnapshotIdentifier',
  'DBSubnetGroupName',
  'Engine',
  'EngineVersion',
  'KmsKeyId',
  'MasterUserPassword',
  'MasterUsername',
  'PreferredBackupWindow',
  'StorageEncrypted',
];

describe('a database at stage 2', () => {
  it('keeps a copy in a second zone, which it chooses itself: a zone of its own could never change', () => {
    expect(primary?.Properties.MultiAZ).toBe(true);
    expect(primary?.Properties).not.toHaveProperty('AvailabilityZone');
  });
});

describe('the replicas of a database', () => {
  it('are named by number and generation, and spread over the zones', () => {
    expect(replicas.map(({ Properties }) => [Properties.DBInstanceIdentifier, Properties.AvailabilityZone])).toEqual([
      ['shop-test-main-r1-g1', 'us-east-1a'],
      ['shop-test-main-r2-g1', 'us-east-1b'],
      ['shop-test-main-r3-g1', 'us-east-1c'],
      ['shop-test-main-r4-g1', 'us-east-1a'],
    ]);
  });

  it('copy the primary, and leave to it what is its own', () => {
    for (const { Properties } of replicas) {
      expect(Properties.SourceDBInstanceIdentifier).toEqual({ Ref: primary?.logicalId });
      expect(Object.keys(Properties).filter((name) => OF_THE_SOURCE.includes(name))).toEqual([]);
    }
  });

  it('name their security group and settings, or they would get the default ones', () => {
    for (const { Properties } of replicas) {
      expect(Properties.VPCSecurityGroups).toEqual(primary?.Properties.VPCSecurityGroups);
      expect(Properties.DBParameterGroupName).toEqual(primary?.Properties.DBParameterGroupName);
      expect(Properties).toMatchObject({ PubliclyAccessible: false, EnablePerformanceInsights: true });
    }
  });

  it('may go: nothing keeps them', () => {
    for (const { DeletionPolicy, UpdateReplacePolicy, Properties } of replicas)
      expect([DeletionPolicy, UpdateReplacePolicy, Properties.DeletionProtection]).toEqual(['Delete', 'Delete', false]);
  });

  it('have an alarm each that tells of their lag and of their silence', () => {
    const alarms = resourcesIn(templates, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties.MetricName === 'ReplicaLag',
    );
    expect(alarms.map(({ Properties }) => Properties.Dimensions[0].Value)).toEqual(
      replicas.map(({ Properties }) => Properties.DBInstanceIdentifier),
    );
    for (const { Properties } of alarms)
      expect(Properties).toMatchObject({ Threshold: 10, TreatMissingData: 'breaching' });
  });
});
