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

/** What an environment of a stage says that has been as far as `reached`. */
function example(stage: ScalingStage, reached: ScalingStage): Side {
  const regions = ['us-east-1', ...(reached === 4 ? ['eu-west-1'] : [])].map((name) => ({ name }));
  return plannedSide(exampleConfig({ stage, reached, regions, domain: DOMAIN }));
}

describe('docs/transitions', () => {
  it('has a page for each pair of neighbouring stages that are built, and no other', () => {
    for (const [from, to] of pairs) {
      const sides = [example(from, from), example(to, Math.max(from, to) as ScalingStage)] as const;
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
