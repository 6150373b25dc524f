import { parseLogin } from '../../lib/database-access/login';
import { scramVerifier } from '../../lib/database-access/scram';
import { otherLogin, serviceRole } from '../../lib/database-access/service-role';
import { closeStatement, grantStatements, openStatement } from '../../lib/database-access/statements';
import { buildTopology } from '../../lib/topology/build';
import { longestAddresses } from '../../lib/topology/size';
import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource } from '../support/templates';

const services = ['web', 'api'].map((name, i) => ({ name, image: 'x', port: 80 + i, path: i ? '/api/*' : '/*' }));
const blueprint = (access: 'owner' | 'per-service') => blueprintOf(exampleConfig({ services, database: { access } }));

/** Names of the secrets that the server of a blueprint may read. */
function readable(access: 'owner' | 'per-service'): string[] {
  const { Properties } = onlyResource(synth(blueprint(access)), 'AWS::IAM::ManagedPolicy');
  const { Resource } = Properties.PolicyDocument.Statement.find(({ Sid }: { Sid: string }) => Sid === 'Secrets');
  return [Resource].flat().map((arn) => /secret:(.+)-\?{6}/.exec(JSON.stringify(arn))?.[1] ?? '');
}

describe('database.access', () => {
  it('owner: the server reads the secret of the owner', () => {
    expect(readable('owner')).toEqual(['shop/test/database/main']);
  });

  it('per-service: the server reads the secrets of its services, and not that of the owner', () => {
    expect(readable('per-service')).toEqual(['shop/test/database/main/api', 'shop/test/database/main/web']);
  });

  it.each([
    ['owner', 'shop/test/database/main'],
    ['per-service', 'shop/test/database/main/{service}'],
  ] as const)('%s: the topology names the secret %s', (access, secret) => {
    const environment = blueprint(access);
    const { database } = buildTopology(
      environment,
      environment.regions[0]!,
      longestAddresses(environment, environment.regions[0]!),
    );
    expect(database.shards.main?.secret).toBe(secret);
  });

  it('changes nothing else but what services may read and are told', () => {
    const [before, after] = [synth(blueprint('owner')), synth(blueprint('per-service'))];
    const changed = Object.entries(before).flatMap(([stack, { Resources }]) =>
      Object.entries(Resources)
        .filter(([id, resource]) => JSON.stringify(resource) !== JSON.stringify(after[stack]?.Resources[id]))
        .map(([, { Type }]) => Type),
    );
    expect(changed.sort()).toEqual(['AWS::IAM::ManagedPolicy', 'AWS::SSM::Parameter']);
  });
});

describe('the role of a service', () => {
  it('has two logins, of which a rotation takes the one that is not in use', () => {
    const role = serviceRole('order-api');
    expect(role).toEqual({
      service: 'order-api',
      role: 'service_order_api',
      logins: ['service_order_api_a', 'service_order_api_b'],
    });
    expect(role.logins.map((login) => otherLogin(role, login))).toEqual([...role.logins].reverse());
  });

  it('is made by statements without a password in them', () => {
    const verifier = scramVerifier('secret-password', Buffer.alloc(16));
    expect(verifier).toMatch(/^SCRAM-SHA-256\$4096:A{22}==\$[\w+/]{43}=:[\w+/]{43}=$/);
    const statements = [...grantStatements(serviceRole('web')), openStatement('a', verifier), closeStatement('a')];
    expect(statements.join('\n')).not.toContain('secret-password');
  });
});

describe('the text of a secret', () => {
  it.each([
    ['{"username":"a","password":"b"}', { username: 'a', password: 'b' }],
    ['{"username":"a"}', undefined],
    ['"a"', undefined],
    ['null', undefined],
    ['a', undefined],
    [undefined, undefined],
  ])('%s is a login, or is not', (text, login) => {
    expect(parseLogin(text)).toEqual(login);
  });
});
