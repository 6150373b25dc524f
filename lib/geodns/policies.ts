import type { Routing } from './model';
import { addresses } from './policies/addresses';
import { failover } from './policies/failover';
import { geolocation } from './policies/geolocation';
import { geoproximity } from './policies/geoproximity';
import { latency } from './policies/latency';
import { multivalue } from './policies/multivalue';
import { simple } from './policies/simple';
import { weighted } from './policies/weighted';
import type { Policy } from './policy';

export const POLICIES: Readonly<Record<Routing['by'], Policy>> = {
  simple,
  weighted,
  latency,
  geolocation,
  geoproximity,
  addresses,
  failover,
  multivalue,
};
