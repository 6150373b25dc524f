import type { z } from 'zod';
import { type Caches, cachesOf } from '../../lib/caching/caches';
import type { environment } from '../../lib/config/schema/environment';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from './config';

type Change = Partial<z.input<typeof environment>>;

/** Caches of stage 3 that contradict nothing, with `change` in them. */
export function exampleCaches(change: Change = {}, applicationTtlSeconds = 0): Caches {
  const config = exampleConfig({
    stage: 3,
    domain: DOMAIN,
    cache: { ttlSeconds: 60 },
    edge: { cache: [{ path: '/api/catalog/*', ttlSeconds: 60 }] },
    ...change,
  });
  return cachesOf(blueprintOf(config), config, applicationTtlSeconds);
}
