import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScalingStage } from '../../lib/config/config';
import { neighbours, pageName, planPage } from '../../lib/transition/plan/page';
import { planTransition } from '../../lib/transition/plan/plan';
import type { Side } from '../../lib/transition/side';
import { blueprintOf, STAGES } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { expectFile, expectGolden } from '../support/golden';
import { plannedSide, synthTemplates } from '../support/planned-side';
import { planOf } from '../support/plans';
import { ROOT } from '../support/run';

const FOLDER = join(ROOT, 'docs/transitions');
const pairs = neighbours(Object.keys(STAGES).map(Number)) as [ScalingStage, ScalingStage][];

const worker = { image: 'public.ecr.aws/docker/library/busybox:1.36' };
const email = { queues: [{ name: 'email', worker }], tables: [{ name: 'carts', key: 'cartId' }] };
const several = { regions: ['us-east-1', 'eu-west-1', 'ap-south-1'].map((name) => ({ name })) };
const heard = { events: [{ name: 'catalog.changed', subscribers: [{ queue: 'email' }] }] };

/** What an environment of a stage says that has been as far as `reached`; with several regions it has more in them. */
function example(stage: ScalingStage, reached: ScalingStage, pair: readonly ScalingStage[]): Side {
  const more = { ...(pair.includes(4) ? email : {}), ...(reached === 4 ? { ...several, ...heard } : {}) };
  return plannedSide(exampleConfig({ stage, reached, domain: DOMAIN, ...more }));
}

describe('docs/transitions', () => {
  it('has a page for each pair of neighbouring stages that are built, and no other', () => {
    for (const [from, to] of pairs) {
      const furthest = Math.max(from, to) as ScalingStage;
      const sides = [example(from, from, [from, to]), example(to, furthest, [from, to])] as const;
      const plan = planTransition(...sides, { templatesOf: (config) => synthTemplates(blueprintOf(config)) });
      expectFile(join(FOLDER, pageName(from, to)), planPage(from, to, plan));
    }
    const names = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(names.sort()).toEqual(pairs.map(([from, to]) => pageName(from, to)).sort());
  });
});

describe('a page', () => {
  it('is there for both directions between neighbours', () => {
    expect(neighbours([1])).toEqual([]);
    expect(neighbours([3, 1, 2])).toEqual([
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 2],
    ]);
    expect(pageName(1, 2)).toBe('1-to-2.md');
  });

  it('says of each deploy what to write, what users notice, how long it takes and the way back', () => {
    expectGolden('transition-page.md', planPage(1, 2, planOf({}, { stage: 2 })));
  });
});
