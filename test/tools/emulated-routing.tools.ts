import {
  GetHealthCheckCommand,
  ListHealthChecksCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { emulatedStacks, type Resources } from '../support/emulated-stacks';

/** What the emulator's CloudFormation does of names and health checks that moto's does not. */

const ZONE = 'Z0123456789EXAMPLE';

const { options, create, update, remove } = emulatedStacks('us-east-1');

const route53 = () => new Route53Client(options());
const configs = async () => (await route53().send(new ListHealthChecksCommand({}))).HealthChecks ?? [];
const records = async (host: string): Promise<ResourceRecordSet[]> => {
  const { ResourceRecordSets = [] } = await route53().send(new ListResourceRecordSetsCommand({ HostedZoneId: ZONE }));
  return ResourceRecordSets.filter(({ Name }) => Name === `${host}.shop.example.com.`);
};

const check = (config: object, name = 'a check') => ({
  Type: 'AWS::Route53::HealthCheck',
  Properties: { HealthCheckConfig: config, HealthCheckTags: [{ Key: 'Name', Value: name }] },
});
const record = (host: string, more: object) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { HostedZoneId: ZONE, Name: `${host}.shop.example.com`, Type: 'A', ...more },
});
const address = (value: string) => ({ TTL: '60', ResourceRecords: [value] });
const aliasOf = (host: string) => ({
  AliasTarget: { HostedZoneId: ZONE, DNSName: `${host}.shop.example.com`, EvaluateTargetHealth: false },
});

describe('health checks', () => {
  const flag = { Type: 'HTTPS', Port: 443, EnableSNI: true, RequestInterval: 10, FailureThreshold: 1, Inverted: true };
  const asked = { ...flag, FullyQualifiedDomainName: 'drain.example.com', ResourcePath: '/us-east-1' };
  const stack = (config: object, more: Resources = {}): Resources => ({
    Flag: check(config, 'not drained'),
    Region: check({ Type: 'CALCULATED', ChildHealthChecks: [{ Ref: 'Flag' }], HealthThreshold: 1 }),
    Record: record('checked', {
      SetIdentifier: 'a',
      Region: 'us-east-1',
      ...address('192.0.2.1'),
      HealthCheckId: { Ref: 'Region' },
    }),
    ...more,
  });
  const ids = async () => (await configs()).map(({ Id }) => Id);
  const get = async (type: string) =>
    (await configs()).find(({ HealthCheckConfig }) => HealthCheckConfig?.Type === type);

  it('read back all that they were made with', async () => {
    await create('health', stack(asked));
    const leaf = await get('HTTPS');
    expect(leaf?.HealthCheckConfig).toEqual({ ...asked, Disabled: false, MeasureLatency: false });
    const { HealthCheck } = await route53().send(
      new GetHealthCheckCommand({ HealthCheckId: (await get('CALCULATED'))?.Id }),
    );
    expect(HealthCheck?.HealthCheckConfig).toMatchObject({ ChildHealthChecks: [leaf?.Id], HealthThreshold: 1 });
    expect((await records('checked'))[0]?.HealthCheckId).toBe(HealthCheck?.Id);
    const about = new ListTagsForResourceCommand({ ResourceType: 'healthcheck', ResourceId: leaf?.Id });
    expect((await route53().send(about)).ResourceTagSet?.Tags).toEqual([{ Key: 'Name', Value: 'not drained' }]);
  });

  it('change in place where Route 53 can, and get back what a template no more says', async () => {
    const before = await ids();
    const { Inverted: _, ...plain } = asked;
    await update('health', stack({ ...plain, FailureThreshold: 3, ResourcePath: '/' }));
    expect((await get('HTTPS'))?.HealthCheckConfig).toMatchObject({
      FailureThreshold: 3,
      ResourcePath: '/',
      Inverted: false,
    });
    expect(await ids()).toEqual(before);
  });

  it('are replaced when the interval changes, and whoever refers to one gets the new one', async () => {
    const [old] = await ids();
    await update('health', stack({ ...asked, RequestInterval: 30 }));
    const leaf = await get('HTTPS');
    expect(leaf?.HealthCheckConfig?.RequestInterval).toBe(30);
    expect((await get('CALCULATED'))?.HealthCheckConfig?.ChildHealthChecks).toEqual([leaf?.Id]);
    expect(await ids()).not.toContain(old);
    await remove('health');
    expect(await ids()).toEqual([]);
  });
});

describe('records', () => {
  const region = (name: string, value: string) =>
    record('one', { SetIdentifier: name, Region: name, ...address(value) });
  const chain = (): Resources => ({
    East: region('us-east-1', '192.0.2.1'),
    First: {
      ...record('step', { SetIdentifier: 'primary', Failover: 'PRIMARY', ...aliasOf('one') }),
      ...after('East'),
    },
    Second: record('step', { SetIdentifier: 'secondary', Failover: 'SECONDARY', ...address('192.0.2.9') }),
    Rest: record('geo', { SetIdentifier: 'default', GeoLocation: { CountryCode: '*' }, ...address('192.0.2.3') }),
    State: record('geo', {
      SetIdentifier: 'US-CA',
      GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' },
      ...address('192.0.2.4'),
    }),
  });
  const after = (...names: string[]) => ({ DependsOn: names });

  it('read back their routing policy, and no time to live of an alias', async () => {
    await create('chain', chain());
    expect(await records('step')).toEqual([
      {
        Name: 'step.shop.example.com.',
        Type: 'A',
        SetIdentifier: 'primary',
        Failover: 'PRIMARY',
        AliasTarget: { HostedZoneId: ZONE, DNSName: 'one.shop.example.com', EvaluateTargetHealth: false },
      },
      expect.objectContaining({ Failover: 'SECONDARY', TTL: 60 }),
    ]);
    expect((await records('geo')).map(({ GeoLocation }) => GeoLocation)).toEqual([
      { CountryCode: '*' },
      { CountryCode: 'US', SubdivisionCode: 'CA' },
    ]);
    await remove('chain');
    expect(await records('geo')).toEqual([]);
  });

  it.each([
    [
      'an alias of a name that is not there',
      { A: record('a', aliasOf('none')) },
      'none.shop.example.com., which was not found',
    ],
    [
      'a second record of a name without a policy',
      { A: record('a', address('192.0.2.1')), B: record('a', address('192.0.2.2')) },
      'it already exists',
    ],
    [
      'two policies of one name',
      {
        A: record('a', address('192.0.2.1')),
        B: record('a', { SetIdentifier: 'b', Region: 'us-east-1', ...address('192.0.2.2') }),
      },
      'another routing policy',
    ],
    [
      'a health check that is not there',
      { A: record('a', { ...address('192.0.2.1'), HealthCheckId: 'none' }) },
      'no health check none',
    ],
  ])('are refused, as Route 53 refuses %s', async (_, resources, message) => {
    await expect(create('refused', resources)).rejects.toThrow(message);
    await remove('refused');
  });

  it('by distance stand in a group, which changes and goes as one', async () => {
    const near = (...regions: [string, number][]): Resources => ({
      Near: {
        Type: 'AWS::Route53::RecordSetGroup',
        Properties: {
          HostedZoneId: ZONE,
          RecordSets: regions.map(([AWSRegion, Bias]) => ({
            Name: 'near.shop.example.com',
            Type: 'A',
            SetIdentifier: AWSRegion,
            GeoProximityLocation: { AWSRegion, Bias },
            ...address('192.0.2.1'),
          })),
        },
      },
    });
    const found = async () => (await records('near')).map(({ GeoProximityLocation }) => GeoProximityLocation);
    // Another set of the same identifiers, which must stay as it is.
    await create('others', { East: region('us-east-1', '192.0.2.1') });
    await create('near', near(['us-east-1', 0], ['eu-west-1', 20]));
    expect(await found()).toEqual([
      { AWSRegion: 'us-east-1', Bias: 0 },
      { AWSRegion: 'eu-west-1', Bias: 20 },
    ]);
    await update('near', near(['us-east-1', -10]));
    expect(await found()).toEqual([{ AWSRegion: 'us-east-1', Bias: -10 }]);
    await remove('near');
    expect([await found(), await records('one')]).toEqual([[], [expect.objectContaining({ Region: 'us-east-1' })]]);
  });
});

it('an update makes what is new after what it needs, and takes away last', async () => {
  const kept = (host: string, id: string): Resources => ({ [id]: record(host, address('192.0.2.1')) });
  await create('order', kept('old', 'Old'));
  // In the order of the template, the alias would come first.
  await update('order', {
    Alias: { ...record('alias', aliasOf('new')), DependsOn: 'New' } as Resources[string],
    ...kept('new', 'New'),
  });
  expect([await records('old'), (await records('alias')).length]).toEqual([[], 1]);
  // A name that another resource still has is taken, as long as that one is there.
  await expect(update('order', kept('new', 'Renamed'))).rejects.toThrow('it already exists');
});
