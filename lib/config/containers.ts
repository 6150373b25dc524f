import type { Config, QueueConfig, ServiceConfig } from './config';
import type { ConfigPath } from './path';

/** A container with its place in the configuration. */
export interface PlacedContainer {
  readonly path: ConfigPath;
  readonly container: ServiceConfig | QueueConfig['worker'];
}

/** Every container that a configuration names: those of services, and those that empty queues. */
export function containersIn({ services, queues }: Pick<Config, 'services' | 'queues'>): PlacedContainer[] {
  return [
    ...services.map((container, i) => ({ path: ['services', i], container })),
    ...queues.map(({ worker }, i) => ({ path: ['queues', i, 'worker'], container: worker })),
  ];
}
