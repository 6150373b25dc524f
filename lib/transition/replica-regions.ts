import { isList, isRecord } from './canonical';
import { own } from './own';
import type { ResolvedResource } from './resolve';

/** Where a type lists the regions of its copies. */
export const REPLICAS: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'Replicas',
  'AWS::SecretsManager::Secret': 'ReplicaRegions',
};

/** Regions in which a resource has a copy, as far as its template says. */
export function replicaRegions({ type, properties }: ResolvedResource): string[] {
  const list = own(properties, own(REPLICAS, type) ?? '');
  if (!isList(list)) return [];
  return list.flatMap((replica) => {
    const region = isRecord(replica) ? own(replica, 'Region') : undefined;
    return typeof region === 'string' ? region : [];
  });
}
