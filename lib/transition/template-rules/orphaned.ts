import { howToKeep } from '../config-keys';
import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const orphaned: TemplateRule = {
  id: 'orphaned',
  severity: 'blocker',
  why: 'A resource that leaves its template with Retain stays, with nobody in charge: the next deploy can only make an empty one.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'orphaned')
      .map(({ resource }) =>
        about(resource, {
          severity: 'blocker',
          problem: `${described(resource)} leaves the template; its data would stay behind, out of reach of the stack`,
          remedy: howToKeep(resource),
        }),
      ),
};
