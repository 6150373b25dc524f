import { isList, isRecord } from '../canonical';
import { statefulPairs } from '../change';
import { REPLICAS, replicaRegions } from '../replica-regions';
import type { ResolvedResource } from '../resolve';
import { about, described, type TemplateRule } from '../template-rule';

export const replicaRegionRemoved: TemplateRule = {
  id: 'replica-region-removed',
  severity: 'blocker',
  why: 'A region that leaves the list of copies loses its copy: the application there reads nothing.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) => {
      const kept = replicaRegions(after);
      return replicaRegions(before)
        .filter((region) => !kept.includes(region))
        .map((region) => {
          const said = {
            property: REPLICAS[before.type] ?? '',
            problem: `${region} leaves the list: the copy of ${described(before)} there is deleted`,
          };
          if (!change.retired.coversRegion(region))
            return about(before, {
              ...said,
              severity: 'blocker',
              remedy: `keep ${region}, or list region/${region} under retired`,
            });
          if (!isProtected(before, region))
            return about(before, { ...said, severity: 'note', remedy: `region/${region} is listed under retired` });
          return about(before, {
            ...said,
            severity: 'warning',
            remedy: `turn off its deletion protection first, or the deploy fails: aws dynamodb update-table --region ${region} --table-name ${before.name} --no-deletion-protection-enabled`,
          });
        });
    }),
};

/** DynamoDB deletes no copy whose deletion protection is on. */
function isProtected({ properties }: ResolvedResource, region: string): boolean {
  const { Replicas } = properties;
  const replica = isList(Replicas) ? Replicas.filter(isRecord).find((each) => each.Region === region) : undefined;
  return replica?.DeletionProtectionEnabled === 'true';
}
