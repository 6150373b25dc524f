import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const moved: TemplateRule = {
  id: 'moved',
  severity: 'blocker',
  why: 'A deploy can move nothing from one stack to another: one stack deletes or orphans it, the other makes an empty one.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'moved')
      .map(({ resource, successor }) =>
        about(resource, {
          severity: 'blocker',
          problem: `${described(resource)} moves to the stack ${successor?.stack}: a new, empty one would be made there`,
          remedy: `leave it in ${resource.stack}`,
        }),
      ),
};
