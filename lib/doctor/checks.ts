import type { Check } from './check';
import { account } from './checks/account';
import { bootstrap } from './checks/bootstrap';
import { configuration } from './checks/configuration';
import { databaseClass } from './checks/database-class';
import { delegation } from './checks/delegation';
import { drains } from './checks/drains';
import { hostedZone } from './checks/hosted-zone';
import { logins } from './checks/logins';
import { quotas } from './checks/quotas';
import { regions } from './checks/regions';
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
  bootstrap,
  hostedZone,
  delegation,
  stacks,
  drains,
  logins,
  subscriptions,
];
