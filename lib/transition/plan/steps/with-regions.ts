import type { Config } from '../../../config/config';

/**
 * A configuration with other regions, home first as it says: whatever names one that is not among them names it no more, and what
 * is listed is not retired.
 */
export function withRegions(config: Config, regions: Config['regions']): Config {
  const names = new Set(regions.map(({ name }) => name));
  // Those that the configuration knows are as it says, in its order; the others as they were.
  const listed = config.regions.filter(({ name }) => names.has(name));
  const others = regions.filter(({ name }) => listed.every((region) => region.name !== name));
  const { routing } = config;
  return {
    ...config,
    regions: [...listed, ...others],
    retired: config.retired.filter((item) => !(item.startsWith('region/') && names.has(item.slice('region/'.length)))),
    services: config.services.map((service) => ({ ...service, ami: only(names, service.ami) })),
    queues: config.queues.map((queue) => ({
      ...queue,
      worker: { ...queue.worker, ami: only(names, queue.worker.ami) },
    })),
    ...(routing ? { routing: routingIn(routing, names) } : {}),
  };
}

function only<Value>(names: ReadonlySet<string>, byRegion: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(byRegion).filter(([name]) => names.has(name)));
}

type Routing = NonNullable<Config['routing']>;

/** Without a place left to go by, the nearest region is as good as any. */
function routingIn(routing: Routing, names: ReadonlySet<string>): Routing {
  const places = placesIn(routing.places, names);
  const noPlace = routing.policy === 'geolocation' && Object.keys(places).length === 0;
  return { ...routing, ...(noPlace ? { policy: 'latency' } : {}), places, bias: only(names, routing.bias) };
}

/** Places with the regions that are left to them. One with a single region has nowhere else to go, and waits for the next. */
function placesIn(places: Routing['places'], names: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(places)
      .map(([place, regions]) => [place, regions.filter((name) => names.has(name))] as const)
      .filter(([, regions]) => regions.length > 1),
  );
}
