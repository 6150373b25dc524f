import type { RunningSpec } from './blueprint';
import { type ContainerSpec, serversOf, servicesOf } from './compute';

/** Every container that runs in a region, each once: those of services and those of workers. */
export function containersOf(running: RunningSpec | undefined): ContainerSpec[] {
  const all = [
    ...(running?.compute ?? []).flatMap(servicesOf),
    ...(running?.workers ?? []).map(({ container }) => container),
  ];
  return [...new Map(all.map((container) => [container.name, container])).values()];
}

/** Every instance class in a region, each with how many servers of it there can be at once: of services and of workers. */
export function machinesOf(running: RunningSpec | undefined): { readonly instance: string; readonly most: number }[] {
  return [
    ...(running?.compute ?? []).flatMap(serversOf),
    ...(running?.workers ?? []).map(({ instance, workers }) => ({ instance, most: workers.max })),
  ];
}
