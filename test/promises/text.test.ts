import { promisesText } from '../../lib/cli/promises-text';
import { latencyOf } from '../../lib/promises/latency';
import type { Lost, Open, Span } from '../../lib/promises/promise';
import { promisesOf } from '../../lib/promises/promises';
import { lostText, spanText, totalText } from '../../lib/promises/text';
import { exampleBlueprint } from '../support/promises';

describe('a time', () => {
  it.each<[Span, string]>([
    [[0, 0], '0 s'],
    [[20, 20], '20 s'],
    [[0, 60], 'up to 1 min'],
    [[20, 35], '20 to 35 s'],
    [[20, 113], '20 s to 1 min 53 s'],
    [[120, 660], '2 to 11 min'],
    [[0, 3900], 'up to 1 h 5 min'],
  ])('of %j s is %s', (span, text) => {
    expect(spanText(span)).toBe(text);
  });

  it.each<[Span, Open[], string]>([
    [[0, 0], [], 'at once'],
    [[0, 0], ['undocumented'], 'undocumented'],
    [[20, 113], ['undocumented'], '20 s to 1 min 53 s +'],
    [[60, 120], ['yours'], '1 to 2 min +'],
    [[600, 1205], ['somebody'], 'until somebody acts, and 10 to 21 min'],
    [[764, 2539], ['somebody', 'yours'], 'until somebody acts, and 12 to 43 min +'],
    [[0, 0], ['somebody', 'yours'], 'until somebody acts'],
    [[0, 0], ['aws'], 'until AWS has it back'],
    [[0, 60], ['aws', 'somebody'], 'until AWS has it back, and up to 1 min'],
  ])('of %j s with %j open is "%s"', (seconds, open, text) => {
    expect(totalText({ seconds, open })).toBe(text);
  });

  it.each<[Lost, string]>([
    [{ kind: 'nothing' }, 'nothing'],
    [{ kind: 'last', seconds: 60, usual: false }, 'up to 1 min'],
    [{ kind: 'last', seconds: 1, usual: true }, 'about 1 s'],
    [{ kind: 'everything-unless-back' }, 'everything, unless it comes back'],
  ])('for which %j is lost is "%s"', (lost, text) => {
    expect(lostText(lost)).toBe(text);
  });
});

describe('what is printed', () => {
  const long = { app: `a${'b'.repeat(19)}`, domain: { name: `${'c'.repeat(50)}.example.com`, hostedZoneId: 'Z0' } };
  const cached = Array.from({ length: 9 }, (_, i) => ({ path: `/${i}${'d'.repeat(60)}/*`, ttlSeconds: 60 }));
  const services = [{ name: `s${'e'.repeat(29)}`, image: 'web', port: 80, servers: { min: 3, max: 500 } }];

  it.each([
    [1, {}],
    [2, { services }],
    [3, { services, edge: { cache: cached } }],
    [4, { services, regions: ['ap-southeast-1', 'ap-northeast-2', 'mx-central-1'].map((name) => ({ name })) }],
  ] as const)('fits 100 columns at stage %i, with long names and all that there is', (stage, change) => {
    const blueprint = exampleBlueprint({ ...long, ...change, stage } as Parameters<typeof exampleBlueprint>[0]);
    for (const explain of [false, true]) {
      const props = { ...promisesOf(blueprint), blueprint, latency: latencyOf(blueprint), explain };
      const lines = promisesText({ ...props, environment: 'e'.repeat(40) }).split('\n');
      expect(lines.length).toBeGreaterThan(explain ? 60 : 15);
      expect(lines.filter((line) => line.length > 100)).toEqual([]);
    }
  });
});

describe('how far users are', () => {
  const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'].map((name) => ({ name }));

  it('is a round trip to home, and to the nearest region', () => {
    const far = latencyOf(exampleBlueprint({ stage: 4, regions }));
    expect(far.map(({ users, home, nearest }) => [users, home.ms, nearest.region, nearest.ms])).toEqual([
      ['India, Mumbai', 218, 'ap-south-1', 14],
      ['EU, Frankfurt', 118, 'eu-west-1', 31],
      ['EU, Dublin', 101, 'eu-west-1', 14],
      ['US, Virginia', 14, 'us-east-1', 14],
    ]);
  });

  it('is never more with more regions', () => {
    for (const [i] of regions.entries()) {
      const fewer = latencyOf(exampleBlueprint({ stage: 4, regions: regions.slice(0, i + 1) }));
      const more = latencyOf(exampleBlueprint({ stage: 4, regions }));
      for (const [j, { nearest }] of more.entries()) expect(nearest.ms).toBeLessThanOrEqual(fewer[j]!.nearest.ms);
    }
  });
});
