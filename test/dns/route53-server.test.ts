import {
  type Change,
  ChangeResourceRecordSetsCommand,
  CreateHealthCheckCommand,
  CreateHostedZoneCommand,
  GetChangeCommand,
  GetCheckerIpRangesCommand,
  GetHealthCheckCommand,
  GetHealthCheckStatusCommand,
  GetHostedZoneCommand,
  ListHealthChecksCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  type Route53Client,
  TestDNSAnswerCommand,
  UpdateHealthCheckCommand,
} from '@aws-sdk/client-route-53';
import { FAULTS } from '../support/faults';
import { ERROR_CODES } from '../support/route53/errors';
import { Route53Server } from '../support/route53/server';

const ZONE = 'Z0123456789EXAMPLE';
let server: Route53Server;
let client: Route53Client;
/** Codes of all errors that a test here has met. */
const met = new Set<string>();

beforeEach(async () => {
  server = await Route53Server.start();
  server.zones.create('example.com', 'first', { id: ZONE });
  client = server.client();
});
afterEach(async () => {
  client.destroy();
  await server.stop();
});

/** What an error says, with its name first. */
async function refused(call: Promise<unknown>): Promise<string> {
  const { name, message } = await call.then(
    () => new Error('it was not refused'),
    (thrown: Error) => thrown,
  );
  met.add(name);
  return `${name}: ${message}`;
}

const batch = (...Changes: Change[]) =>
  client.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: ZONE, ChangeBatch: { Changes } }));

const record = (name: string, more: Partial<ResourceRecordSet> = {}): ResourceRecordSet => ({
  Name: name === '' ? 'example.com' : `${name}.example.com`,
  Type: 'A',
  ...(more.AliasTarget ? {} : { TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] }),
  ...more,
});
const create = (name: string, more: Partial<ResourceRecordSet> = {}): Change => ({
  Action: 'CREATE',
  ResourceRecordSet: record(name, more),
});
const aliasTo = (name: string, EvaluateTargetHealth = false) => ({
  AliasTarget: { HostedZoneId: ZONE, DNSName: `${name}.example.com`, EvaluateTargetHealth },
});
const weighted = (SetIdentifier: string, Weight: number, more = {}) => ({ SetIdentifier, Weight, ...more });

async function names(): Promise<string[]> {
  const { ResourceRecordSets = [] } = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: ZONE }));
  return ResourceRecordSets.filter(({ Type }) => Type !== 'NS' && Type !== 'SOA').map(
    ({ Name, SetIdentifier }) => `${Name}${SetIdentifier ? ` ${SetIdentifier}` : ''}`,
  );
}

describe('a batch of changes', () => {
  it('is made whole or not at all, and says everything that is wrong with it', async () => {
    const said = await refused(
      batch(create('good'), create('', { Name: 'a.example.org' }), create('bad', { TTL: undefined })),
    );
    expect(said).toBe(
      "InvalidChangeBatch: [[name='a.example.org.', type='A'] is not permitted in zone example.com., " +
        "[name='bad.example.com.', type='A'] has values and needs a TTL]",
    );
    expect(await names()).toEqual([]);
  });

  const there = [
    create('one'),
    create('w', weighted('a', 1)),
    create('near', { SetIdentifier: 'a', Region: 'us-east-1' }),
    create('place', { SetIdentifier: 'a', GeoLocation: { CountryCode: 'DE' } }),
    create('over', { SetIdentifier: 'a', Failover: 'PRIMARY' }),
    create('c', { Type: 'CNAME', ResourceRecords: [{ Value: 'one.example.com' }] }),
    create('up', aliasTo('one')),
  ];

  it.each<[string, Change]>([
    ['Tried to create', create('one')],
    ['another policy', create('w', { SetIdentifier: 'b', Region: 'us-east-1' })],
    ['another policy', create('w')],
    ['another TTL', create('w', weighted('b', 1, { TTL: 30 }))],
    ['more than one policy', create('x', { ...weighted('b', 1), Region: 'us-east-1' })],
    ['the same Region', create('near', { SetIdentifier: 'b', Region: 'us-east-1' })],
    ['the same GeoLocation', create('place', { SetIdentifier: 'b', GeoLocation: { CountryCode: 'DE' } })],
    ['the same Failover', create('over', { SetIdentifier: 'b', Failover: 'PRIMARY' })],
    ['needs a set identifier', create('x', { Weight: 1 })],
    ['no policy', create('x', { SetIdentifier: 'b' })],
    ['weight out of range: 256', create('x', weighted('b', 256))],
    ['no region: mars', create('x', { SetIdentifier: 'b', Region: 'mars' as never })],
    [
      'either a continent or',
      create('x', { SetIdentifier: 'b', GeoLocation: { ContinentCode: 'EU', CountryCode: 'DE' } }),
    ],
    ['no continent: XX', create('x', { SetIdentifier: 'b', GeoLocation: { ContinentCode: 'XX' } })],
    ['only the US', create('x', { SetIdentifier: 'b', GeoLocation: { CountryCode: 'DE', SubdivisionCode: 'BY' } })],
    ['exactly one of', create('x', { SetIdentifier: 'b', GeoProximityLocation: { Bias: 1 } })],
    [
      'bias out of range',
      create('x', { SetIdentifier: 'b', GeoProximityLocation: { AWSRegion: 'us-east-1', Bias: 100 } }),
    ],
    [
      'more than two decimals',
      create('x', { SetIdentifier: 'b', GeoProximityLocation: { Coordinates: { Latitude: '1.234', Longitude: '2' } } }),
    ],
    [
      'CIDR collection',
      create('x', { SetIdentifier: 'b', CidrRoutingConfig: { CollectionId: 'c', LocationName: '*' } }),
    ],
    ['multivalue and an alias', create('x', { SetIdentifier: 'b', MultiValueAnswer: true, ...aliasTo('one') })],
    ['failover alias', create('x', { SetIdentifier: 'b', Failover: 'PRIMARY', ...aliasTo('one') })],
    ['health check that does not exist: h', create('x', { ...weighted('b', 1), HealthCheckId: 'h' })],
    ['either values or an alias', create('x', { ...aliasTo('one'), ResourceRecords: [{ Value: '192.0.2.1' }] })],
    ['must have no TTL', create('x', { ...aliasTo('one'), TTL: 60 })],
    ['TTL out of range', create('x', { TTL: -1 })],
    ['no A: 1.2.3', create('x', { ResourceRecords: [{ Value: '1.2.3' }] })],
    ['no TXT: bare', create('x', { Type: 'TXT', ResourceRecords: [{ Value: 'bare' }] })],
    ['a value twice', create('x', { ResourceRecords: [{ Value: '192.0.2.1' }, { Value: '192.0.2.1' }] })],
    ['has no value', create('x', { ResourceRecords: [] })],
    ['no valid name', create(`${'x'.repeat(64)}`)],
    ['a CNAME stands alone', create('one', { Type: 'CNAME', ResourceRecords: [{ Value: 'w.example.com' }] })],
    ['a CNAME stands alone', create('c')],
    ['a CNAME at the apex', create('', { Type: 'CNAME', ResourceRecords: [{ Value: 'w.example.com' }] })],
    ['alias to none.example.com., type A, which is not there', create('x', aliasTo('none'))],
    ['type AAAA, which is not there', create('x', { Type: 'AAAA', ...aliasTo('one') })],
    ['alias to itself', { ...create('up', aliasTo('up')), Action: 'UPSERT' }],
    [
      'it can not evaluate target health',
      create('x', {
        AliasTarget: { HostedZoneId: 'Z2FDTNDATAQYW2', DNSName: 'd1.cloudfront.net', EvaluateTargetHealth: true },
      }),
    ],
    [
      'a zone that is not known: Z9',
      create('x', { AliasTarget: { HostedZoneId: 'Z9', DNSName: 'one.example.org', EvaluateTargetHealth: false } }),
    ],
    ['it was not found', { ...create('none'), Action: 'DELETE' }],
    ['it was not found', { ...create('w', weighted('z', 1)), Action: 'DELETE' }],
    ['do not match the current values', { ...create('w', weighted('a', 2)), Action: 'DELETE' }],
    ["can't go", { ...create('one'), Action: 'DELETE' }],
  ])('is refused: %s', async (what, change) => {
    server.zones.asksUntilInSync = 0;
    await batch(...there);
    const before = await names();
    expect(await refused(batch(change, create('beside')))).toContain(what);
    expect(await names()).toEqual(before);
  });

  it('is refused when it is about one record twice, but for a deletion before a creation', async () => {
    server.zones.asksUntilInSync = 0;
    await batch(create('one'));
    const replaced = { ...create('one', { TTL: 30 }) };
    await batch({ ...create('one'), Action: 'DELETE' }, replaced);
    expect(await refused(batch({ ...replaced, Action: 'UPSERT' }, { ...replaced, Action: 'UPSERT' }))).toContain(
      'an invalid set of changes',
    );
  });

  it('is refused when it is too large: what an UPSERT brings counts twice', async () => {
    const many = (count: number) => {
      const ResourceRecords = Array.from({ length: count }, (_, i) => ({ Value: `192.0.${i >> 8}.${i & 255}` }));
      return record('many', { ResourceRecords });
    };
    expect(await refused(batch({ Action: 'UPSERT', ResourceRecordSet: many(501) }))).toContain('1002 values');
    const long = record('long', { Type: 'TXT', ResourceRecords: [{ Value: `"${'x'.repeat(32_000)}"` }] });
    expect(await refused(batch({ Action: 'CREATE', ResourceRecordSet: long }))).toContain('32002 characters');
    expect(await refused(batch())).toContain('no changes');
  });

  it('takes an alias after what it leads to, and not before', async () => {
    expect(await refused(batch(create('up', aliasTo('one')), create('one')))).toContain('which is not there');
    await batch(create('one'), create('up', aliasTo('one')));
    expect(await names()).toEqual(['one.example.com.', 'up.example.com.']);
  });

  it('waits for the one before it, which is pending and then in sync', async () => {
    server.zones.asksUntilInSync = 2;
    const { ChangeInfo } = await batch(create('one'));
    const status = async () => (await client.send(new GetChangeCommand({ Id: ChangeInfo?.Id }))).ChangeInfo?.Status;
    expect(ChangeInfo?.Status).toBe('PENDING');
    expect(await refused(batch(create('two')))).toContain('PriorRequestNotComplete');
    expect([await status(), await status(), await status()]).toEqual(['PENDING', 'PENDING', 'INSYNC']);
    await batch(create('two'));
    expect(await names()).toEqual(['one.example.com.', 'two.example.com.']);
  });

  it('leaves the name servers of the zone alone', async () => {
    const [ns] = server.zones.get(ZONE).records;
    expect(await refused(batch({ Action: 'DELETE', ResourceRecordSet: ns }))).toContain("can't be deleted");
  });
});

describe('a listing of records', () => {
  it('is in the order of reversed labels, type, identifier, and goes on at the same three', async () => {
    await batch(
      create('b.z'),
      create('a'),
      create('*.z', { Type: 'TXT', ResourceRecords: [{ Value: '"x y" "z"' }] }),
      ...['d', 'c', 'a', 'b'].map((id) => create('z', weighted(id, 1))),
    );
    const wanted = await names();
    expect(wanted).toEqual([
      'a.example.com.',
      ...['a', 'b', 'c', 'd'].map((id) => `z.example.com. ${id}`),
      String.raw`\052.z.example.com.`,
      'b.z.example.com.',
    ]);
    const paged: string[] = [];
    let start = {};
    for (;;) {
      const page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: ZONE, MaxItems: 2, ...start }));
      paged.push(
        ...(page.ResourceRecordSets ?? []).map(({ Name, SetIdentifier = '' }) => `${Name} ${SetIdentifier}`.trim()),
      );
      if (!page.IsTruncated) break;
      start = {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      };
    }
    expect(paged.filter((each) => each !== 'example.com.')).toEqual(wanted);
  });

  it('needs a name for a type, and both for an identifier', async () => {
    const from = (start: object) =>
      refused(client.send(new ListResourceRecordSetsCommand({ HostedZoneId: ZONE, ...start })));
    expect(await from({ StartRecordType: 'A' })).toContain('InvalidInput');
    expect(await from({ StartRecordName: 'a', StartRecordIdentifier: 'x' })).toContain('InvalidInput');
    expect(await from({ MaxItems: 0 })).toContain('InvalidInput');
  });

  it('gives back what was written, to the letter', async () => {
    const given = record('place', {
      SetIdentifier: 'us <&> them',
      GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' },
    });
    await batch({ Action: 'CREATE', ResourceRecordSet: given });
    const { ResourceRecordSets = [] } = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: ZONE }));
    expect(ResourceRecordSets.at(-1)).toEqual({ ...given, Name: 'place.example.com.' });
  });
});

describe('a hosted zone', () => {
  it('is created once, and found by its id and by its name', async () => {
    const made = await client.send(new CreateHostedZoneCommand({ Name: 'a.example.com', CallerReference: 'x' }));
    const again = new CreateHostedZoneCommand({ Name: 'a.example.com', CallerReference: 'x' });
    expect(await refused(client.send(again))).toContain('HostedZoneAlreadyExists');
    expect(await refused(client.send(new CreateHostedZoneCommand({ Name: 'a..b', CallerReference: 'y' })))).toContain(
      'InvalidDomainName',
    );
    const got = await client.send(new GetHostedZoneCommand({ Id: made.HostedZone?.Id }));
    expect(got.DelegationSet?.NameServers).toHaveLength(4);
    const { HostedZones = [] } = await client.send(new ListHostedZonesByNameCommand({ DNSName: 'a.example.com' }));
    expect(HostedZones.map(({ Name }) => Name)).toEqual(['a.example.com.']);
    const first = await client.send(new ListHostedZonesByNameCommand({ MaxItems: 1 }));
    expect([first.HostedZones?.[0]?.Name, first.IsTruncated, first.NextDNSName]).toEqual([
      'example.com.',
      true,
      'a.example.com.',
    ]);
  });

  it.each([
    () => client.send(new GetHostedZoneCommand({ Id: 'Z9' })),
    () => client.send(new ListResourceRecordSetsCommand({ HostedZoneId: 'Z9' })),
    () => client.send(new TestDNSAnswerCommand({ HostedZoneId: 'Z9', RecordName: 'x', RecordType: 'A' })),
  ])('that is not there is NoSuchHostedZone (%#)', async (call) => {
    expect(await refused(call())).toContain('NoSuchHostedZone');
  });

  it('knows its changes only', async () => {
    expect(await refused(client.send(new GetChangeCommand({ Id: 'C9' })))).toContain('NoSuchChange');
  });
});

describe('a health check', () => {
  const endpoint = {
    Type: 'HTTPS',
    FullyQualifiedDomainName: 'a.example.com',
    ResourcePath: '/up',
    RequestInterval: 10,
  } as const;
  const make = async (config: object, CallerReference = JSON.stringify(config)) =>
    (await client.send(new CreateHealthCheckCommand({ CallerReference, HealthCheckConfig: config as never })))
      .HealthCheck!;

  it('is made once for a reference, and read back with its defaults and version', async () => {
    const made = await make(endpoint, 'r');
    expect((await make(endpoint, 'r')).Id).toBe(made.Id);
    expect(await refused(make({ ...endpoint, Port: 8443 }, 'r'))).toContain('HealthCheckAlreadyExists');
    const { HealthCheck } = await client.send(new GetHealthCheckCommand({ HealthCheckId: made.Id }));
    expect(HealthCheck).toMatchObject({
      HealthCheckVersion: 1,
      HealthCheckConfig: {
        ...endpoint,
        Port: 443,
        FailureThreshold: 3,
        EnableSNI: true,
        Inverted: false,
        Disabled: false,
      },
    });
    expect(await refused(client.send(new GetHealthCheckCommand({ HealthCheckId: 'h' })))).toContain(
      'NoSuchHealthCheck',
    );
  });

  it.each([
    ['RequestInterval is 10 or 30', { ...endpoint, RequestInterval: 20 }],
    ['FailureThreshold is 1 to 10', { ...endpoint, FailureThreshold: 11 }],
    ['needs an address or a name', { Type: 'HTTPS' }],
    ["HealthThreshold can't be given", { ...endpoint, HealthThreshold: 1 }],
    ['does not exist', { Type: 'CALCULATED', HealthThreshold: 1, ChildHealthChecks: ['h'] }],
    ['needs 1 to 255 children', { Type: 'CALCULATED', HealthThreshold: 1 }],
    ['needs an alarm', { Type: 'CLOUDWATCH_METRIC' }],
    ['three regions', { ...endpoint, Regions: ['us-east-1'] }],
    ['SearchString', { ...endpoint, SearchString: 'x' }],
  ])('is refused: %s', async (what, config) => {
    expect(await refused(make(config))).toContain(`InvalidInput`);
    expect(await refused(make(config))).toContain(what);
  });

  it('that is calculated can’t have a calculated child, and has no status to ask for', async () => {
    const child = await make(endpoint);
    const parent = await make({ Type: 'CALCULATED', HealthThreshold: 1, ChildHealthChecks: [child.Id] });
    const nested = { Type: 'CALCULATED', HealthThreshold: 1, ChildHealthChecks: [parent.Id] };
    expect(await refused(make(nested))).toContain('calculated itself');
    const asked = client.send(new GetHealthCheckStatusCommand({ HealthCheckId: parent.Id }));
    expect(await refused(asked)).toContain('InvalidInput');
  });

  it('has a status for each checker', async () => {
    const { Id } = await make(endpoint);
    server.checks.seen = () => 3;
    const { HealthCheckObservations = [] } = await client.send(new GetHealthCheckStatusCommand({ HealthCheckId: Id }));
    const good = HealthCheckObservations.filter(({ StatusReport }) => StatusReport?.Status?.startsWith('Success'));
    expect([HealthCheckObservations.length, good.length]).toEqual([16, 3]);
    const { CheckerIpRanges = [] } = await client.send(new GetCheckerIpRangesCommand({}));
    expect(CheckerIpRanges).toContain('15.177.0.0/26');
  });

  it('changes under its version only, and never its type or interval', async () => {
    const { Id } = await make(endpoint);
    const update = (more: object) => client.send(new UpdateHealthCheckCommand({ HealthCheckId: Id, ...more }));
    const { HealthCheck } = await update({ HealthCheckVersion: 1, Disabled: true, Inverted: true });
    expect(HealthCheck).toMatchObject({
      HealthCheckVersion: 2,
      HealthCheckConfig: { ...endpoint, Disabled: true, Inverted: true },
    });
    expect(await refused(update({ HealthCheckVersion: 1, Disabled: false }))).toContain('HealthCheckVersionMismatch');
    expect(await refused(update({ HealthThreshold: 1 }))).toContain('InvalidInput');
    // The SDK does not send what can't be changed: by hand.
    const body = '<UpdateHealthCheckRequest><RequestInterval>30</RequestInterval></UpdateHealthCheckRequest>';
    const answer = await fetch(`${server.endpoint}/2013-04-01/healthcheck/${Id}`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('RequestInterval is not expected'),
    ]);
  });

  it('is listed by pages', async () => {
    const ids: (string | undefined)[] = [];
    for (const port of [1, 2, 3]) ids.push((await make({ ...endpoint, Port: port })).Id);
    const first = await client.send(new ListHealthChecksCommand({ MaxItems: 2 }));
    const second = await client.send(new ListHealthChecksCommand({ MaxItems: 2, Marker: first.NextMarker }));
    const all = [...(first.HealthChecks ?? []), ...(second.HealthChecks ?? [])];
    expect(all.map(({ Id }) => Id)).toEqual(ids);
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
    expect(await refused(client.send(new ListHealthChecksCommand({ Marker: 'h' })))).toContain('InvalidInput');
  });
});

describe('a test of an answer', () => {
  const ask = (more: object) =>
    client.send(
      new TestDNSAnswerCommand({ HostedZoneId: ZONE, RecordName: 'a.example.com', RecordType: 'A', ...more }),
    );

  it('is what the name servers say to somebody in a network', async () => {
    server.answers = ({ name, type, subnet = 'nobody' }) => ({ code: 'NOERROR', data: [`${name} ${type} ${subnet}`] });
    expect((await ask({ EDNS0ClientSubnetIP: '203.0.113.0', EDNS0ClientSubnetMask: '24' })).RecordData).toEqual([
      'a.example.com A 203.0.113.0',
    ]);
    expect((await ask({})).RecordData).toEqual(['a.example.com A nobody']);
  });

  it.each([
    { RecordName: 'a.example.org' },
    { EDNS0ClientSubnetMask: '24' },
    { EDNS0ClientSubnetIP: 'x' },
    { EDNS0ClientSubnetIP: '203.0.113.0', EDNS0ClientSubnetMask: '33' },
  ])('is refused with %j', async (more) => {
    expect(await refused(ask(more))).toContain('InvalidInput');
  });
});

describe('a fault', () => {
  const get = () => client.send(new GetHostedZoneCommand({ Id: ZONE }));

  it.each(FAULTS)('%s comes at the request that it was said for, and at no other', async (fault) => {
    server.faults.once(fault, 2);
    await get();
    const second = get();
    if (fault === 'slow') await second;
    else await refused(second);
    await get();
    expect(server.faults.count).toBe(3);
  });

  it('lost comes after what was asked for has happened', async () => {
    server.faults.once('lost');
    await refused(batch(create('one')));
    expect(await names()).toEqual(['one.example.com.']);
  });

  it('reset comes before', async () => {
    server.faults.once('reset');
    await refused(batch(create('one')));
    expect(await names()).toEqual([]);
  });

  it('can be any error', async () => {
    server.faults.once({ error: { name: 'AccessDenied', status: 403 } });
    expect(await refused(get())).toContain('AccessDenied');
  });
});

describe('the errors of the server', () => {
  it('have all been met by a test above', () => {
    expect(ERROR_CODES.filter((code) => !met.has(code))).toEqual([]);
  });
});
