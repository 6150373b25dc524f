import { resourcePairs } from '../change';
import { about, described, type TemplateRule } from '../template-rule';

export const typeChanged: TemplateRule = {
  id: 'type-changed',
  severity: 'blocker',
  why: 'Another type under the same logical id is another resource: the old one is deleted or orphaned.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
  check: ({ pairs }) =>
    resourcePairs(pairs)
      .filter(({ before, after }) => before.stateful && before.type !== after.type)
      .map(({ before, after }) =>
        about(before, {
          severity: 'blocker',
          problem: `${described(before)} becomes ${described(after)}: a new, empty one would be made`,
          remedy: `keep ${before.type} under this logical id, and add the other beside it`,
        }),
      ),
};
