import { regionLoads, tightest } from '../../lib/geodns/capacity';
import { COUNTRIES } from '../../lib/geodns/countries';
import type { Client } from '../../lib/geodns/model';
import { type Answers, losses, lossOf } from '../../lib/geodns/table';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1'];

/** The nearest that is not dead, as Route 53 does it with a latency set. */
const nearest: Answers = (client, dead) => {
  const alive = REGIONS.filter((region) => !dead.has(region));
  const [first = ''] = (alive.length > 0 ? alive : REGIONS).toSorted((a, b) => ms(client, a) - ms(client, b));
  return new Map([[first, 1]]);
};

const ms = (client: Client, region: string) => client.latencyTo(region) ?? Number.POSITIVE_INFINITY;

const now = lossOf(REGIONS, [], nearest);
const answerOf = (code: string, loss = now) => loss.countries.find(({ country }) => country.code === code);

describe('who gets which region', () => {
  it('is said of everybody: all countries, and shares that make 1', () => {
    expect(now.countries).toHaveLength(COUNTRIES.size);
    expect(now.regions.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(1, 9);
    for (const { country, regions } of now.countries) {
      const all = regions.reduce((sum, { share }) => sum + share, 0);
      expect([country.code, all.toFixed(9)]).toEqual([country.code, '1.000000000']);
    }
  });

  it('goes by where people live, not by the middle of a country', () => {
    expect(answerOf('IN')?.regions).toEqual([{ region: 'ap-south-1', share: 1 }]);
    expect(answerOf('US')?.regions.map(({ region }) => region)).toEqual(['us-east-1']);
    expect(answerOf('GF')?.regions.map(({ region }) => region)).toEqual(['us-east-1']);
    const russia = answerOf('RU')?.regions.map(({ region, share }) => [region, Math.round(share * 100)]);
    expect(russia).toEqual([
      ['eu-west-1', 82],
      ['ap-south-1', 18],
    ]);
  });

  it('moves to the next when a region is lost', () => {
    const lost = lossOf(REGIONS, ['ap-south-1'], nearest);
    expect(lost.regions.find(({ region }) => region === 'ap-south-1')?.people).toBe(0);
    expect(answerOf('IN', lost)?.regions).toEqual([{ region: 'eu-west-1', share: 1 }]);
    expect(answerOf('US', lost)).toEqual(answerOf('US'));
  });

  it('marks near ties: South Africa may be led to India or to Ireland, Britain may not', () => {
    expect(answerOf('ZA')?.nearTies).toBe(1);
    expect(answerOf('GB')?.nearTies).toBe(0);
    const ties = now.regions.reduce((sum, { nearTies }) => sum + nearTies, 0);
    expect(ties).toBeGreaterThan(0.02);
    expect(ties).toBeLessThan(0.2);
    // With one region left there is nothing else to take.
    const alone = lossOf(REGIONS, ['us-east-1', 'eu-west-1'], nearest);
    expect(alone.countries.filter(({ nearTies }) => nearTies > 0)).toEqual([]);
  });

  it('has no near ties where latency is not asked for', () => {
    const home = lossOf(REGIONS, [], () => new Map([['us-east-1', 1]]));
    expect(home.countries.filter(({ nearTies }) => nearTies > 0)).toEqual([]);
  });

  it('says for how many it is not known', () => {
    const loss = lossOf(REGIONS, [], (client) => (client.country === 'IN' ? new Map() : new Map([['eu-west-1', 1]])));
    expect(loss.unknown).toBeCloseTo(0.178, 3);
    expect(answerOf('IN', loss)?.regions).toEqual([]);
  });

  it('asks for the loss of each region that is left, but never of the last', () => {
    expect(losses(REGIONS)).toEqual([[], ['us-east-1'], ['eu-west-1'], ['ap-south-1']]);
    expect(losses(REGIONS, ['eu-west-1'])).toEqual([
      ['eu-west-1'],
      ['eu-west-1', 'us-east-1'],
      ['eu-west-1', 'ap-south-1'],
    ]);
    expect(losses(['us-east-1'])).toEqual([[]]);
    expect(losses(REGIONS, REGIONS)).toEqual([REGIONS]);
  });
});

describe('what a region has to carry', () => {
  const service = { image: 'public.ecr.aws/nginx/nginx:1.27', port: 80, servers: { min: 2, max: 4 } };
  const traffic = { peakRps: 1100, latencyMs: 100, connectionsPerServer: 20 };
  const config = exampleConfig({
    stage: 4,
    domain: DOMAIN,
    regions: REGIONS.map((name) => ({ name })),
    services: [
      { name: 'web', path: '/*', ...service, traffic },
      { name: 'api', path: '/api/*', ...service },
    ],
  });
  const loads = (down: string[]) => regionLoads(lossOf(REGIONS, down, nearest).regions, blueprintOf(config), config);

  it('is its part of the peak, of what its most servers carry', () => {
    const load = loads([]).find(({ region }) => region === 'eu-west-1');
    // 200 requests per second and server, 4 servers.
    expect(load).toMatchObject({ services: [{ service: 'web', most: 800 }], unknown: ['api'] });
    const share = now.regions.find(({ region }) => region === 'eu-west-1')?.people ?? 0;
    expect(load?.services[0]?.requestsPerSecond).toBeCloseTo(1100 * share, 6);
  });

  it('can be too much after losses', () => {
    const [, , india] = loads(['us-east-1', 'eu-west-1']);
    expect(tightest(india!)).toMatchObject({ service: 'web', most: 800 });
    expect(tightest(india!)?.requestsPerSecond).toBeGreaterThan(800);
    expect(tightest(loads([])[2]!)?.requestsPerSecond).toBeLessThan(800);
  });
});
