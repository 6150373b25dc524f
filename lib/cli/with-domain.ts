import { type LoadedEnvironment, loadEnvironment } from '../../stages/load';
import { ConfigError } from '../config/problem';

/**
 * An environment that has names.
 *
 * @throws ConfigError when it has no domain, and so no records.
 */
export function loadWithDomain(environment: string): LoadedEnvironment {
  const loaded = loadEnvironment(environment);
  if (loaded.blueprint.domain) return loaded;
  const problem = 'is missing, so there are no records';
  const remedy = 'add domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }, with yours';
  throw new ConfigError([{ file: loaded.config.source, path: 'domain', rule: 'domain-required', problem, remedy }]);
}
