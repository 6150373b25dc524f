import type { ScalingStage } from '../config/config';

/**
 * What a transition must know of the stages before it has their blueprints: an intermediate step has none yet. A test holds
 * this against the blueprints of every stage that is built.
 */

/** Whether the databases have a synchronous copy in a second zone. */
export const isMultiZone = (stage: ScalingStage): boolean => stage >= 2;

/** Whether there is a table with the map of shards; once there, it stays. */
export const hasShardMap = (stage: ScalingStage): boolean => stage >= 3;

/** Whether workers empty the queues. */
export const hasWorkers = (stage: ScalingStage): boolean => stage >= 3;

/** Whether every region serves, and not home alone. */
export const servesEverywhere = (stage: ScalingStage): boolean => stage >= 4;

export type Entrance = 'server' | 'load balancer' | 'CDN';

/** The only way in for users: a name that points at it, and rules that let nobody past it. */
export const ENTRANCES: Readonly<Record<ScalingStage, Entrance>> = {
  1: 'server',
  2: 'load balancer',
  3: 'CDN',
  4: 'CDN',
};

/**
 * Life of every record that points at an entrance, in seconds; that of an alias is fixed.
 * Source: Amazon Route 53 Developer Guide, "Values specific for simple alias records".
 */
export const RECORD_TTL_SECONDS = 60;
