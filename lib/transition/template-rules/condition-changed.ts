import { same, shown } from '../canonical';
import { stands } from '../resolve';
import { about, described, type TemplateRule } from '../template-rule';

export const conditionChanged: TemplateRule = {
  id: 'condition-changed',
  severity: 'blocker',
  why: 'A resource whose Condition turns false is removed, and no comparison of properties shows it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html',
  check: ({ pairs }) =>
    pairs.flatMap(({ before, after }) =>
      [...before.resources.values()].flatMap((resource) => {
        const next = after.resources.get(resource.logicalId);
        if (!resource.stateful || !stands(resource) || !next || next.condition === 'true') return [];
        if (same(resource.condition, next.condition)) return [];
        const now = next.condition === 'false' ? 'is now false' : `now depends on ${shown(next.condition)}`;
        const effect = next.condition === 'false' ? 'would be removed' : 'may be removed';
        return about(resource, {
          severity: 'blocker',
          property: 'Condition',
          problem: `the condition of ${described(resource)} ${now}: it ${effect}`,
          remedy: 'let nothing that holds data depend on a condition',
        });
      }),
    ),
};
