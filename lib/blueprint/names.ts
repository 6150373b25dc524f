import type { Urgency } from './alarm';
import type { DatabaseAccess } from './data';
import type { QueueSpec } from './messaging';

/** Every physical name the kit gives: functions of application, environment and the item's own name, and of nothing else. */

export interface Owner {
  readonly app: string;
  readonly environment: string;
}

/** Prefix of every physical name: `shop-prod`. */
export const prefix = ({ app, environment }: Owner) => `${app}-${environment}`;

export type RegionalStack = 'Network' | 'Data' | 'Service';

export const stackName = (owner: Owner, region: string, stack: RegionalStack) => `${prefix(owner)}-${region}-${stack}`;

/** Stack of the database of an added shard. */
export const shardStackName = (owner: Owner, region: string, shard: string) =>
  `${stackName(owner, region, 'Data')}-${shard}`;

export const edgeStackName = (owner: Owner) => `${prefix(owner)}-Edge`;

/** Identifier of a database; stays with its shard for ever. */
export const databaseName = (owner: Owner, shard: string) => `${prefix(owner)}-${shard}`;

/** Read replica `index` of a shard. A replica that replaces another of its name gets the next generation. */
export const replicaName = (owner: Owner, shard: string, index: number, generation: number) =>
  `${databaseName(owner, shard)}-r${index}-g${generation}`;

export const subnetGroupName = (owner: Owner) => prefix(owner);

/** A family can't change in place, so it is part of the name: a new major version gets a group of its own. */
export const parameterGroupName = (owner: Owner, family: string) => `${prefix(owner)}-${family}`;

export const ownerSecretName = (owner: Owner, shard: string) => `${owner.app}/${owner.environment}/database/${shard}`;

/** Secret with which a service logs in to a shard. */
export const loginSecretName = (owner: Owner, access: DatabaseAccess, shard: string, service: string) =>
  access === 'owner' ? ownerSecretName(owner, shard) : `${ownerSecretName(owner, shard)}/${service}`;

export const keyAlias = (owner: Owner) => `alias/${prefix(owner)}`;

/** Topic of the alarms of an urgency in a region. */
export const alarmTopicName = (owner: Owner, urgency: Urgency) => `${prefix(owner)}-${urgency}`;

/** Topic of the alarms of what stands above the regions. */
export const edgeTopicName = (owner: Owner, urgency: Urgency) => `${prefix(owner)}-edge-${urgency}`;

/** Dashboards are named for all regions of an account: the region's name keeps them apart. */
export const dashboardName = (owner: Owner, region: string) => `${prefix(owner)}-${region}`;

export const cacheName = (owner: Owner) => `${prefix(owner)}-cache`;

/** Secret with the user of the cache. */
export const cacheSecretName = ({ app, environment }: Owner) => `${app}/${environment}/cache`;

/** Key of that item. */
export const SHARD_MAP_ID = 'map';

/** Last part of the name of the parameter that tells of an added shard. */
export const shardSubject = (shard: string) => `shard-${shard}`;

export const tableName = (owner: Owner, table: string) => `${prefix(owner)}-${table}`;

/** Item name of the table of the map: no table of the configuration may have it. */
export const SHARD_MAP = 'shard-map';

/** Table with the one item that says which keys live on which shard. */
export const shardMapTableName = (owner: Owner) => tableName(owner, SHARD_MAP);

type Order = QueueSpec['order'];

/** SQS tells the kind of a queue by the end of its name. */
const ending = (order: Order) => (order === 'fifo' ? '.fifo' : '');

export const queueName = (owner: Owner, queue: string, order: Order) => `${prefix(owner)}-${queue}${ending(order)}`;

/** Where the messages of a queue go that nobody could work on. */
export const deadLetterQueueName = (owner: Owner, queue: string, order: Order) =>
  `${prefix(owner)}-${queue}-dead${ending(order)}`;

export const topicName = (owner: Owner, topic: string) => `${prefix(owner)}-${topic}`;

/** Name of the container that empties a queue; no service may have it. */
export const workerName = (queue: string) => `worker-${queue}`;

/** Bus, and archive of what was announced on it. */
export const eventBusName = (owner: Owner) => prefix(owner);

/** Item name of the queue for what no bus took: no queue of the configuration may have it. */
export const UNDELIVERED = 'events-undelivered';

/** Secret that the CDN shows to a load balancer. Another value is another secret, so that both are known while it changes. */
export const originSecretName = ({ app, environment }: Owner, version: number) =>
  `${app}/${environment}/origin/v${version}`;

/** Buckets are named for all accounts of the world: the account's id makes them ours. */
export const bucketName = (owner: Owner, kind: 'static' | 'logs' | 'drain', account: string, region: string) =>
  `${prefix(owner)}-${kind}-${account}-${region}`;

/** Object that, as long as it lies in the bucket of another region, keeps requests from a region. */
export const drainFlag = (region: string) => region;

export const topologyPath = ({ app, environment }: Owner) => `/${app}/${environment}/topology`;

/** What the containers of an environment print. */
export const serviceLogGroupName = (owner: Owner) => `/${owner.app}/${owner.environment}/services`;

/** TLS certificates of the single server. */
export const certificatesSecretName = (owner: Owner) => `${owner.app}/${owner.environment}/certificates`;

export const flowLogGroupName = (owner: Owner) => `/${owner.app}/${owner.environment}/flow-logs`;

/** DNS name of one region's own servers. */
export const regionalOriginHost = (domain: string, region: string) => `origin-${region}.${domain}`;

/** DNS name of the nearest healthy region. */
export const originHost = (domain: string) => `origin.${domain}`;

/** DNS name of the region of the user's place. */
export const geoHost = (domain: string) => `geo.${domain}`;

/** DNS name of a step of a place's chain of regions, from 1 on. Only Route 53 ever asks for it. */
export const geoStepHost = (domain: string, place: string, step: number) =>
  `${place.toLowerCase().replace(':', '-')}-${step}.${geoHost(domain)}`;

/** DNS name of the nearest healthy region, by distance. */
export const nearHost = (domain: string) => `near.${domain}`;

/** DNS name of the region that takes writes. */
export const writeHost = (domain: string) => `write.${domain}`;

/** Where everything global lives: the CDN takes certificates from here only. */
export const EDGE_REGION = 'us-east-1';
