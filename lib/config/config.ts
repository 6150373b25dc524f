import { defaultCidr, defaultZones } from './regions';
import { cache } from './schema/cache';
import { edge } from './schema/edge';
import type { Environment } from './schema/environment';
import { routing } from './schema/routing';

/** Step of growth: 1 single server, 2 load balanced, 3 distributed, 4 multi-region. */
export type ScalingStage = Environment['stage'];

export interface RegionConfig {
  readonly name: string;
  readonly cidr: string;
  readonly zones: readonly string[];
}

export type ServiceConfig = Environment['services'][number];

export type QueueConfig = Environment['queues'][number];

/** A configuration with its name and every default in place. */
export interface Config extends Omit<Environment, 'reached' | 'regions' | 'database'> {
  /** Name of the environment: that of its file. */
  readonly environment: string;
  /** The file it was read from, as the user would type it. */
  readonly source: string;
  readonly reached: ScalingStage;
  /** The first is home. */
  readonly regions: readonly RegionConfig[];
  readonly database: Environment['database'] & { readonly name: string; readonly maxStorageGb: number };
}

/** A CDN that keeps nothing, for a configuration that says nothing of it. */
export const defaultEdge = () => edge.parse({});

/** The nearest healthy region, for a configuration that says nothing of it. */
export const defaultRouting = () => routing.parse({});

/** The smallest cache, for a configuration that says nothing of it. */
export const defaultCache = () => cache.parse({});

/** Servers of a service for which the configuration says nothing. */
export const defaultServers = () => ({ min: 2, max: 4 });

/** Whether an environment has a cache; without a word in the configuration it is the smallest. */
export const cacheStands = ({ stage, overlap }: Pick<Config, 'stage' | 'overlap'>): boolean =>
  [stage, ...overlap].some((each) => each >= 2);

/** Fills in what depends on other keys. What can't be known stays empty, and a rule complains. */
export function withDefaults(parsed: Environment, environment: string, source: string): Config {
  const [first, ...others] = parsed.services;
  const alone = others.length === 0 && first?.path === undefined && first?.host === undefined;
  return {
    ...parsed,
    environment,
    source,
    reached: parsed.reached ?? parsed.stage,
    regions: parsed.regions.map(({ name, cidr, zones }) => ({
      name,
      cidr: cidr ?? defaultCidr(name) ?? '',
      zones: zones ?? defaultZones(name),
    })),
    services: alone && first ? [{ ...first, path: '/*' }] : parsed.services,
    database: {
      ...parsed.database,
      name: parsed.database.name ?? parsed.app.replaceAll('-', '_'),
      maxStorageGb: parsed.database.maxStorageGb ?? Math.min(Math.max(200, 2 * parsed.database.storageGb), 65_536),
    },
  };
}
