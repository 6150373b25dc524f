import { howToKeep } from '../config-keys';
import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const removed: TemplateRule = {
  id: 'removed',
  severity: 'blocker',
  why: 'A resource that leaves its template is deleted with its data, unless its DeletionPolicy keeps it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'removed')
      .map(({ resource }) => {
        const left = resource.deletionPolicy === 'Snapshot' ? ', and only a snapshot of it would stay' : '';
        const listed = change.retired.covers(resource);
        return about(resource, {
          severity: 'blocker',
          problem: `${described(resource)} leaves the template and would be deleted${left}`,
          remedy: listed
            ? 'retired keeps only what is protected: deploy it once with DeletionPolicy Retain, then let it leave'
            : howToKeep(resource),
        });
      }),
};
