import type { RunningSpec } from './blueprint';
import { type ContainerSpec, servicesOf } from './compute';

/** Every container that runs in a region, each once: those of services and those of workers. */
export function containersOf(running: RunningSpec | undefined): ContainerSpec[] {
  const all = [
    ...(running?.compute ?? []).flatMap(servicesOf),
    ...(running?.workers ?? []).map(({ container }) => container),
  ];
  return [...new Map(all.map((container) => [container.name, container])).values()];
}
