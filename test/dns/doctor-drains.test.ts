import type { Drain } from '../../lib/dns/flag';
import { readAllFlags } from '../../lib/dns/flags';
import { drains, judge } from '../../lib/doctor/checks/drains';
import { loadEnvironment } from '../../stages/load';
import { FakeBuckets } from '../support/fake-buckets';
import { REGIONS, threeRegions } from '../support/regions';

const [HOME, EU, AP] = REGIONS;
const NOW = Date.parse('2026-11-25T12:00:00Z');
const BLUEPRINT = threeRegions();
const bucket = (region: string) => `shop-test-drain-123456789012-${region}`;

/** What the doctor says of flags by the region in whose bucket each lies. */
async function said(
  flags: readonly (readonly [place: string, drain: Partial<Drain>])[],
  unread?: (buckets: FakeBuckets) => void,
) {
  const buckets = new FakeBuckets();
  for (const region of REGIONS) buckets.make(bucket(region), region);
  for (const [place, drain] of flags) buckets.put(bucket(place), drain.region ?? EU, JSON.stringify(drain));
  unread?.(buckets);
  const places = { owner: BLUEPRINT, account: '123456789012', regions: REGIONS };
  return judge(await readAllFlags(places, { buckets: (region) => buckets.client(region) }), 'test', NOW);
}

describe('drains, a doctor', () => {
  it('finds none', async () => {
    expect(await said([])).toEqual([{ state: 'ok', what: 'no region is drained' }]);
  });

  it('finds none where nothing is deployed yet', async () => {
    expect(await said([], (buckets) => buckets.remove(bucket(AP)))).toMatchObject([{ state: 'ok' }]);
  });

  it('warns of one that stands, once for all of its flags', async () => {
    const drain = { region: EU, by: 'arn:ana', reason: 'its zones flap', until: '2026-11-25T13:00:00.000Z' };
    expect(
      await said([
        [HOME, drain],
        [AP, drain],
      ]),
    ).toEqual([
      {
        region: EU,
        state: 'warning',
        what: 'drained by arn:ana: its zones flap, until 2026-11-25T13:00:00.000Z',
        remedy: 'when it is over: npx stagecoach dns restore test eu-west-1 --yes',
      },
    ]);
  });

  it('warns of one without an end', async () => {
    expect(await said([[HOME, {}]])).toMatchObject([
      { state: 'warning', what: 'drained by nobody knows whom: no reason given, without an end' },
    ]);
  });

  it('alarms when the time of one is over, of the earliest of its flags', async () => {
    const drain = { region: EU, by: 'arn:ana', reason: 'its zones flap' };
    expect(
      await said([
        [HOME, { ...drain, until: '2026-11-25T13:00:00.000Z' }],
        [AP, { ...drain, until: '2026-11-25T12:00:00.000Z' }],
      ]),
    ).toEqual([
      {
        region: EU,
        state: 'problem',
        what: 'drained by arn:ana: its zones flap; that was to be over at 2026-11-25T12:00:00.000Z',
        remedy: 'npx stagecoach dns restore test eu-west-1 --yes',
      },
    ]);
  });

  it('does not know of a bucket that gives no answer, once for each', async () => {
    expect(await said([], (buckets) => buckets.gone.add(AP))).toMatchObject([
      { region: AP, state: 'unknown', what: 'its drain bucket gave no answer: no connection (ECONNRESET)' },
    ]);
  });

  it('asks nothing where there is no other region to go to', async () => {
    const { blueprint } = loadEnvironment('prod');
    const context = {
      blueprint,
      emulated: false,
      options: () => {
        throw new Error('nobody is asked');
      },
      nameServers: async () => [],
    };
    expect(await drains.run(context)).toEqual([]);
  });
});
