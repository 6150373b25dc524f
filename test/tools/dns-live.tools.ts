import {
  ChangeResourceRecordSetsCommand,
  CreateHealthCheckCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Blueprint } from '../../lib/blueprint/blueprint';
import { bucketName } from '../../lib/blueprint/names';
import { dnsClientsFor } from '../../lib/dns/clients';
import { deleteFlag, readFlags, writeFlag } from '../../lib/dns/flags';
import { dnsStatus } from '../../lib/dns/status';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { DOMAIN } from '../support/config';
import { configOf, stated } from '../support/dns-world-records';
import { emulatedStacks } from '../support/emulated-stacks';
import { REGIONS, threeRegions } from '../support/regions';

/** That the clients of AWS speak to something else than the stand-ins of the other tests. */

const [HOME, EU] = REGIONS;
const ACCOUNT = '123456789012';
const { options } = emulatedStacks(HOME);
let blueprint: Blueprint;

beforeAll(async () => {
  const route53 = new Route53Client(options());
  const made = await route53.send(new CreateHostedZoneCommand({ Name: DOMAIN.name, CallerReference: 'x' }));
  const hostedZoneId = made.HostedZone?.Id?.split('/').at(-1) ?? '';
  blueprint = threeRegions({ account: ACCOUNT, domain: { ...DOMAIN, hostedZoneId: 'Z0123456789EXAMPLE' } });
  blueprint = { ...blueprint, domain: { ...DOMAIN, hostedZoneId } };
  const { records, checks } = zoneOf(blueprint);
  const ids = new Map<string, string>();
  for (const check of checks) {
    const command = new CreateHealthCheckCommand({
      CallerReference: check.id,
      HealthCheckConfig: configOf(check, ids),
    });
    ids.set(check.id, (await route53.send(command)).HealthCheck?.Id ?? '');
  }
  const Changes = records
    .filter(({ name }) => name.startsWith('origin.'))
    .map((record) => ({ Action: 'CREATE' as const, ResourceRecordSet: stated(record, hostedZoneId, ids) }));
  await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ChangeBatch: { Changes } }));
  for (const region of REGIONS) {
    const Bucket = bucketName(blueprint, 'drain', ACCOUNT, region);
    const place = region === HOME ? {} : { CreateBucketConfiguration: { LocationConstraint: region } };
    await new S3Client({ ...options(region), forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket, ...place } as never),
    );
  }
});

describe('against the emulator', () => {
  it('flags are written, found, not written over, and deleted; the status says who did it', async () => {
    const clients = dnsClientsFor(blueprint, options().endpoint);
    const places = { owner: blueprint, account: ACCOUNT, regions: REGIONS };
    const drain = {
      region: EU,
      by: 'arn:ana',
      reason: 'a test',
      since: '2020-11-25T11:00:00.000Z',
      until: '2020-11-25T12:00:00.000Z',
    };
    const before = await readFlags(EU, places, clients);
    expect(before.map(({ kind }) => kind)).toEqual(['none', 'none']);
    const write = () => Promise.all(before.map((flag) => writeFlag(flag, drain, clients)));
    expect((await write()).map(({ state }) => state)).toEqual(['written', 'written']);
    // The condition holds: it was there by now, and is ours.
    expect((await write()).map(({ state }) => state)).toEqual(['written', 'written']);
    const other = await writeFlag(before[0]!, { ...drain, by: 'arn:bob' }, clients);
    expect(other).toMatchObject({ state: 'taken', why: 'a flag of arn:ana is there' });
    const { regions, expired } = await dnsStatus(blueprint, clients);
    expect(regions[1]?.flags[0]).toMatchObject({ kind: 'flag', drain });
    expect(regions[1]?.health).toMatchObject({ check: { version: 1 }, answers: { good: 1, of: 1 } });
    expect(expired).toEqual([EU]);
    const deleted = await Promise.all((await readFlags(EU, places, clients)).map((flag) => deleteFlag(flag, clients)));
    expect(deleted.map(({ state }) => state)).toEqual(['deleted', 'deleted']);
    expect((await readFlags(EU, places, clients)).map(({ kind }) => kind)).toEqual(['none', 'none']);
  });
});
