import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const renamed: TemplateRule = {
  id: 'renamed',
  severity: 'blocker',
  why: 'To CloudFormation another logical id is another resource: it makes a new, empty one and lets the old one go.',
  source: 'https://github.com/aws/aws-cdk/issues/287',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'renamed')
      .map(({ resource, successor }) =>
        about(resource, {
          severity: 'blocker',
          problem: `${described(resource)} is now called ${successor?.logicalId}: a new, empty one would be made`,
          remedy: `keep the logical id ${resource.logicalId}, that is, the construct's path`,
        }),
      ),
};
