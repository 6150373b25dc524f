import type { ConfigRule } from './rule';
import { addressBlock } from './rules/address-block';
import { addressOverlap } from './rules/address-overlap';
import { databaseNames } from './rules/database-names';
import { domainRequired } from './rules/domain-required';
import { furthestStage } from './rules/furthest-stage';
import { imageArchitecture } from './rules/image-architecture';
import { instanceClass } from './rules/instance-class';
import { physicalNames } from './rules/physical-names';
import { references } from './rules/references';
import { regionNames } from './rules/region-names';
import { retiredItems } from './rules/retired-items';
import { serviceRoutes } from './rules/service-routes';
import { sizeOrder } from './rules/size-order';
import { uniqueNames } from './rules/unique-names';
import { variables } from './rules/variables';
import { zones } from './rules/zones';

/** What a configuration must mean, beyond its shape. */
export const RULES: readonly ConfigRule[] = [
  regionNames,
  addressBlock,
  addressOverlap,
  zones,
  physicalNames,
  uniqueNames,
  serviceRoutes,
  instanceClass,
  imageArchitecture,
  references,
  sizeOrder,
  databaseNames,
  variables,
  domainRequired,
  furthestStage,
  retiredItems,
];
