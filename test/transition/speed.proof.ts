import { checkTransition } from '../../lib/transition/check';
import type { Side, StackFacts } from '../../lib/transition/side';
import type { Template, Value } from '../../lib/transition/template';
import { DOMAIN, exampleConfig } from '../support/config';
import { environmentSideOf } from '../support/sides';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1'];

/** Most time that two assemblies of three regions and about 1,000 resources may take. */
const BUDGET_MS = 2_000;

/** One region's stacks as often as there are regions, each filled up with alarms as a large application has them. */
function threeRegions(one: Side, threshold: number): Side {
  const templates: Record<string, Template> = {};
  const stacks: Record<string, StackFacts> = {};
  for (const region of REGIONS) {
    for (const [name, template] of Object.entries(one.templates)) {
      const alarms = Object.fromEntries(
        Array.from({ length: 76 }, (_, i) => [`Alarm${i}`, alarm(`${region}-${name}-${i}`, threshold)]),
      );
      const stack = name.replace('us-east-1', region);
      templates[stack] = { ...template, Resources: { ...template.Resources, ...alarms } };
      stacks[stack] = { region };
    }
  }
  return { shownAs: 'test', templates, stacks };
}

const alarm = (AlarmName: string, Threshold: number) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName,
    Threshold,
    Dimensions: [{ Name: 'Service', Value: AlarmName }],
    AlarmActions: [{ 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:page' }] as Value,
  },
});

describe('the check', () => {
  const one = environmentSideOf(exampleConfig({ domain: DOMAIN, tables: [{ name: 'carts', key: 'id' }] }));
  const [from, to] = [threeRegions(one, 1), threeRegions(one, 2)];
  const resources = Object.values(from.templates).flatMap(({ Resources }) => Object.keys(Resources));

  it(`compares ${resources.length} resources in three regions within ${BUDGET_MS / 1000} s`, () => {
    // The specification loads once a process.
    checkTransition(one, environmentSideOf(exampleConfig({ tables: [] })));
    const started = performance.now();
    const { verdict, findings } = checkTransition(from, to);
    const took = performance.now() - started;
    process.stderr.write(`compared ${resources.length} resources in ${Math.round(took)} ms\n`);
    expect([verdict, findings]).toEqual(['safe', []]);
    expect(resources.length).toBeGreaterThanOrEqual(1000);
    expect(took).toBeLessThan(BUDGET_MS);
  });
});
