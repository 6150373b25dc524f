import type { RouteSpec } from './compute';

/** Priorities that a load balancer has, from 1. Source: Elastic Load Balancing, "Listener rules" (2026-11). */
const PRIORITIES = 50_000;

/** Before and after every route: no route has them, because no path has the most particular rank there could be. */
export const FIRST_PRIORITY = 1;
export const LAST_PRIORITY = PRIORITIES;

/** Longest path that a rule may have, in characters. */
const PATH_MAX = 128;

/** How particular a route can be: with a host or without, by length of the path, exact or not. */
const RANKS = 2 * (PATH_MAX + 1) * 2;

const PLACES = Math.floor(PRIORITIES / RANKS);

/** How particular a route is: the higher is tried first. Host before no host, then the longer path, then the exact one. */
export function routeRank({ host, path }: RouteSpec): number {
  const exact = !path.endsWith('*');
  return (host === undefined ? 0 : RANKS / 2) + 2 * path.replace(/\*$/, '').length + Number(exact);
}

/**
 * A priority for each route, the lower is tried first. It follows from the route itself as far as it can: a route that comes
 * or goes moves no other, because two rules that change places collide while CloudFormation updates them one by one.
 */
export function routePriorities(routes: readonly RouteSpec[]): number[] {
  const taken = new Set<number>();
  const found = new Map<RouteSpec, number>();
  for (const route of [...routes].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))) {
    const first = (RANKS - 1 - routeRank(route)) * PLACES + 1;
    const start = hash(keyOf(route)) % PLACES;
    const places = Array.from({ length: PLACES }, (_, i) => first + ((start + i) % PLACES));
    const free = places.find((place) => !taken.has(place));
    if (free === undefined) throw new Error(`more than ${PLACES} routes are as particular as ${keyOf(route)}`);
    taken.add(free);
    found.set(route, free);
  }
  return routes.map((route) => found.get(route)!);
}

const keyOf = ({ host = '', path }: RouteSpec) => host + path;

/** FNV-1a, 32 bits: any spread will do, as long as it never changes. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
