import type { ServiceSpec } from '../../lib/blueprint/compute';

/** A service as small as it can be. */
export const WEB: ServiceSpec = {
  name: 'web',
  image: 'nginx:1.27',
  command: [],
  port: 80,
  route: { path: '/*' },
  healthPath: '/up',
  environment: {},
  secrets: {},
  uses: { queues: [], topics: [], shards: ['main'], tables: [] },
};
