import type { ConfigRule } from './rule';
import { addressBlock } from './rules/address-block';
import { addressOverlap } from './rules/address-overlap';
import { appPrefix } from './rules/app-prefix';
import { cacheConsistency } from './rules/cache-consistency';
import { cacheKey } from './rules/cache-key';
import { connectionBudget } from './rules/connection-budget';
import { databaseNames } from './rules/database-names';
import { domainRequired } from './rules/domain-required';
import { edgePaths } from './rules/edge-paths';
import { edgeQuotas } from './rules/edge-quotas';
import { furthestStage } from './rules/furthest-stage';
import { imageArchitecture } from './rules/image-architecture';
import { instanceClass } from './rules/instance-class';
import { keyRanges } from './rules/key-ranges';
import { physicalNames } from './rules/physical-names';
import { queueTiming } from './rules/queue-timing';
import { readsWithoutReplicas } from './rules/reads-without-replicas';
import { references } from './rules/references';
import { regionNames } from './rules/region-names';
import { replicaCount } from './rules/replica-count';
import { retiredItems } from './rules/retired-items';
import { routingPlaces } from './rules/routing-places';
import { serviceHosts } from './rules/service-hosts';
import { serviceRoutes } from './rules/service-routes';
import { singleServer } from './rules/single-server';
import { sizeOrder } from './rules/size-order';
import { subscribers } from './rules/subscribers';
import { tableAttributes } from './rules/table-attributes';
import { tagKeys } from './rules/tag-keys';
import { takenNames } from './rules/taken-names';
import { takenPaths } from './rules/taken-paths';
import { uniqueNames } from './rules/unique-names';
import { unprotectedReason } from './rules/unprotected-reason';
import { variables } from './rules/variables';
import { zones } from './rules/zones';

/** What a configuration must mean, beyond its shape. */
export const RULES: readonly ConfigRule[] = [
  unprotectedReason,
  appPrefix,
  tagKeys,
  regionNames,
  addressBlock,
  addressOverlap,
  zones,
  physicalNames,
  uniqueNames,
  takenNames,
  serviceRoutes,
  serviceHosts,
  edgePaths,
  takenPaths,
  edgeQuotas,
  cacheKey,
  instanceClass,
  imageArchitecture,
  singleServer,
  tableAttributes,
  references,
  routingPlaces,
  keyRanges,
  subscribers,
  sizeOrder,
  queueTiming,
  databaseNames,
  readsWithoutReplicas,
  replicaCount,
  connectionBudget,
  cacheConsistency,
  variables,
  domainRequired,
  furthestStage,
  retiredItems,
];
