import { isList, isRecord } from '../canonical';
import { statefulPairs } from '../change';
import { own } from '../own';
import type { ResolvedResource } from '../resolve';
import { about, described, type TemplateRule } from '../template-rule';

/** Where a type lists the regions of its copies. */
const REPLICAS: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'Replicas',
  'AWS::SecretsManager::Secret': 'ReplicaRegions',
};

export const replicaRegionRemoved: TemplateRule = {
  id: 'replica-region-removed',
  severity: 'blocker',
  why: 'A region that leaves the list of copies loses its copy: the application there reads nothing.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) => {
      const kept = regionsOf(after);
      return regionsOf(before)
        .filter((region) => !kept.includes(region))
        .map((region) => {
          const listed = change.retired.coversRegion(region);
          return about(before, {
            severity: listed ? 'note' : 'blocker',
            property: REPLICAS[before.type] ?? '',
            problem: `${region} leaves the list: the copy of ${described(before)} there is deleted`,
            remedy: listed
              ? `region/${region} is listed under retired`
              : `keep ${region}, or list region/${region} under retired`,
          });
        });
    }),
};

function regionsOf({ type, properties }: ResolvedResource): string[] {
  const list = own(properties, own(REPLICAS, type) ?? '');
  if (!isList(list)) return [];
  return list.flatMap((replica) => {
    const region = isRecord(replica) ? own(replica, 'Region') : undefined;
    return typeof region === 'string' ? region : [];
  });
}
