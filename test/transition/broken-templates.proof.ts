import fc from 'fast-check';
import { checkTransition } from '../../lib/transition/check';
import type { Template, Value } from '../../lib/transition/template';
import { DOMAIN, exampleConfig } from '../support/config';
import { environmentSideOf, sideOf } from '../support/sides';

/** What may stand where something else belongs. */
const HOLES: readonly Value[] = [
  null,
  '',
  0,
  [],
  {},
  [null],
  { Ref: null },
  { Ref: [] },
  { 'Fn::GetAtt': 1 },
  { 'Fn::Sub': [1] },
  { 'Fn::Join': [1, 2] },
  { 'Fn::If': null },
  { 'Fn::FindInMap': [{}] },
  { 'Fn::Select': {} },
  { 'Fn::Split': null },
  { 'Fn::ImportValue': { a: 1 } },
];

describe('the check', () => {
  const templates = Object.values(environmentSideOf(exampleConfig({ domain: DOMAIN })).templates);

  it('survives a template with a hole anywhere: it is not the one to judge its form', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...templates),
        fc.array(fc.nat(), { minLength: 1, maxLength: 7 }),
        fc.constantFrom(...HOLES),
        (template, path, hole) => {
          const broken = withHole(template, path, hole);
          for (const [from, to] of [
            [template, broken],
            [broken, template],
            [broken, broken],
          ] as const) {
            checkTransition(sideOf({ Data: from }), sideOf({ Data: to }));
          }
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

/** A copy with one value replaced. What the loader sees to stays: resources, each with a type. */
function withHole(template: Template, path: readonly number[], hole: Value): Template {
  const copy = { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, ...structuredClone(template) };
  let at = copy as unknown as Record<string, Value>;
  for (const [depth, step] of path.entries()) {
    const key = Object.keys(at)[step % Math.max(1, Object.keys(at).length)];
    if (key === undefined) break;
    const below = at[key];
    const isEnd = depth === path.length - 1 || typeof below !== 'object' || below === null;
    if (!isEnd) at = below as Record<string, Value>;
    else if (key !== 'Resources' && key !== 'Type' && (at as unknown) !== copy.Resources)
      at[key] = structuredClone(hole);
    if (isEnd) break;
  }
  return copy;
}
