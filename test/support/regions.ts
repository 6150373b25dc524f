import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from './config';

export const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;

/** Stage 4 in three regions with something of everything, with `change` in it. */
export const inThreeRegions = (change: Parameters<typeof exampleConfig>[0] = {}) =>
  exampleConfig({
    stage: 4,
    domain: DOMAIN,
    regions: REGIONS.map((name) => ({ name })),
    services: [{ name: 'web', image: 'web', port: 80, healthPath: '/up?deep=1' }],
    database: { shards: ['main', 'orders'], replicas: 2, reads: 'read-your-writes' },
    edge: { static: [{ path: '/assets/*', ttlSeconds: 60 }] },
    queues: [{ name: 'refresh', worker: { image: 'busybox' } }],
    tables: [{ name: 'carts', key: 'cartId' }],
    events: [{ name: 'catalog.changed', subscribers: [{ queue: 'refresh' }] }, { name: 'price.changed' }],
    ...change,
  });

export const threeRegions = (change: Parameters<typeof exampleConfig>[0] = {}) => blueprintOf(inThreeRegions(change));
