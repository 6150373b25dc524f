import type { Check } from './check';
import { acceleratedRecovery } from './checks/accelerated-recovery';
import { account } from './checks/account';
import { bootstrap } from './checks/bootstrap';
import { checkerAddresses } from './checks/checker-addresses';
import { configuration } from './checks/configuration';
import { copies } from './checks/copies';
import { databaseClass } from './checks/database-class';
import { delegation } from './checks/delegation';
import { drains } from './checks/drains';
import { healthChecks } from './checks/health-checks';
import { hostedZone } from './checks/hosted-zone';
import { logins } from './checks/logins';
import { quotas } from './checks/quotas';
import { regions } from './checks/regions';
import { secrets } from './checks/secrets';
import { serverClass } from './checks/server-class';
import { stacks } from './checks/stacks';
import { subscriptions } from './checks/subscriptions';
import { zones } from './checks/zones';

/** All checks, in the order in which a first deploy would meet them. */
export const CHECKS: readonly Check[] = [
  configuration,
  account,
  regions,
  zones,
  serverClass,
  databaseClass,
  quotas,
  healthChecks,
  bootstrap,
  hostedZone,
  delegation,
  acceleratedRecovery,
  checkerAddresses,
  stacks,
  secrets,
  drains,
  logins,
  copies,
  subscriptions,
];
