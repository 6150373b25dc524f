import type { ConfigurationRule } from '../configuration-rule';
import { account } from './account';
import { appName } from './app-name';
import { backupsShortened } from './backups-shortened';
import { cacheRemoved } from './cache-removed';
import { cidrChange } from './cidr-change';
import { classWithMultiZone } from './class-with-multi-zone';
import { databaseName } from './database-name';
import { databaseVersion } from './database-version';
import { domainChange } from './domain-change';
import { entranceOverlap } from './entrance-overlap';
import { environmentName } from './environment-name';
import { goingBack } from './going-back';
import { homeRegion } from './home-region';
import { originSecretStep } from './origin-secret-step';
import { protectionLost } from './protection-lost';
import { queueOrder } from './queue-order';
import { queueRemoved } from './queue-removed';
import { queueRetention } from './queue-retention';
import { reachedLowered } from './reached-lowered';
import { readModelKey } from './read-model-key';
import { readModelRemoved } from './read-model-removed';
import { regionRemoved } from './region-removed';
import { regionsLeaveFirst } from './regions-leave-first';
import { reshardingAlone } from './resharding-alone';
import { shardRemoved } from './shard-removed';
import { shardingChange } from './sharding-change';
import { storageShrunk } from './storage-shrunk';
import { tableExpiry } from './table-expiry';
import { tableKey } from './table-key';
import { tableRemoved } from './table-removed';
import { topicRemoved } from './topic-removed';
import { workersGone } from './workers-gone';
import { zonesChange } from './zones-change';

/**
 * What a change of the configuration may lose or interrupt. Engine, port and user of the database are the same in every
 * configuration; that they stay so in the templates, the template rules see to.
 */
export const CONFIGURATION_RULES: readonly ConfigurationRule[] = [
  appName,
  environmentName,
  account,
  homeRegion,
  regionRemoved,
  cidrChange,
  zonesChange,
  domainChange,
  goingBack,
  reachedLowered,
  databaseName,
  databaseVersion,
  storageShrunk,
  backupsShortened,
  shardRemoved,
  shardingChange,
  tableRemoved,
  tableKey,
  tableExpiry,
  queueRemoved,
  queueOrder,
  queueRetention,
  topicRemoved,
  readModelRemoved,
  readModelKey,
  cacheRemoved,
  protectionLost,
  classWithMultiZone,
  reshardingAlone,
  entranceOverlap,
  regionsLeaveFirst,
  workersGone,
  originSecretStep,
];
