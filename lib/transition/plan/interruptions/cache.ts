import type { InterruptionRow } from '../interruption';

const TYPE = 'AWS::ElastiCache::ReplicationGroup';
const SCALING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/scaling-redis-cluster-mode-enabled.html';

export const CACHE_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: TYPE,
    actions: ['update'],
    properties: ['NumNodeGroups'],
    kind: 'none',
    seconds: 0,
    what: 'the cache is slower while keys move between its shards',
    source: SCALING,
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['CacheNodeType', 'EngineVersion'],
    kind: 'connections-drop',
    seconds: 0,
    what: 'the cache fails over to other nodes',
    source: SCALING,
  },
  {
    type: TYPE,
    actions: ['remove'],
    kind: 'connections-drop',
    seconds: 0,
    what: 'the cache is gone, and the database takes every read',
    source: SCALING,
  },
  {
    type: TYPE,
    actions: ['replace'],
    kind: 'minutes',
    seconds: 600,
    what: 'an empty cache takes the place of the old one',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  },
];
