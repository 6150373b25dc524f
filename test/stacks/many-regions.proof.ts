import { blueprintOf } from '../../stages';
import { inThreeRegions } from '../support/regions';
import { synth } from '../support/synth';

const TEN = [
  'us-east-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-west-1',
  'eu-central-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-northeast-1',
  'ap-southeast-2',
].map((name) => ({ name }));

const LIMIT = 1.3;

/** Processor time of a synth for each resource, in microseconds: the least of some runs, because others use the machine too. */
function costOf(count: number): number {
  const blueprint = blueprintOf(
    inThreeRegions({ regions: TEN.slice(0, count), database: { shards: ['main', 'orders'] } }),
  );
  const runs = Array.from({ length: 4 }, () => {
    const before = process.cpuUsage();
    const templates = synth(blueprint);
    const { user, system } = process.cpuUsage(before);
    const resources = Object.values(templates).reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);
    return { perResource: (user + system) / resources, resources };
  });
  expect(runs[0]!.resources).toBeGreaterThan(150 * count);
  return Math.min(...runs.map(({ perResource }) => perResource));
}

describe('many regions', () => {
  it(`cost at most ${LIMIT} times as much for each resource when there are ten as when there are three`, () => {
    costOf(1);
    const [three, ten] = [costOf(3), costOf(10)];
    expect(ten / three).toBeLessThan(LIMIT);
  });
});
