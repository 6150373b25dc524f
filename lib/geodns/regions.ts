import type { Blueprint } from '../blueprint/blueprint';
import { entryHost } from '../blueprint/entry-host';
import { regionsDown } from './conditions';
import type { Client, Zone } from './model';
import { regionsIn } from './region-names';
import type { Outcome } from './resolution';
import { simulate } from './simulate';

/** Name by which a region is found; empty where there is no domain. */
export function entryName({ domain, routing }: Blueprint): string {
  return domain ? entryHost(routing, domain.name) : '';
}

/** The region that answers: that of the last record on the way which speaks of one. */
export function regionOf({ path, answer }: Outcome): string | undefined {
  const [last] = answer.kind === 'resource' ? regionsIn(answer.host) : [];
  return last ?? path.toReversed().flatMap((element) => regionsIn(element).at(-1) ?? [])[0];
}

/** Shares (0 to 1) of the regions among the answers to a client; what is not known, or no answer, is missing from the sum. */
export function regionOutcomes(
  zone: Zone,
  blueprint: Blueprint,
  client: Client,
  dead: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const { outcomes } = simulate(zone, entryName(blueprint), 'A', client, conditionsOf(zone, dead));
  const shares = new Map<string, number>();
  for (const outcome of outcomes) {
    const region = isAnswer(outcome) ? regionOf(outcome) : undefined;
    if (region !== undefined) shares.set(region, (shares.get(region) ?? 0) + outcome.probability);
  }
  return shares;
}

const isAnswer = ({ answer }: Outcome) => answer.kind === 'values' || answer.kind === 'resource';

const CONDITIONS = new WeakMap<Zone, Map<string, ReturnType<typeof regionsDown>>>();

/** Made once for each set of regions: the same is asked for every country. */
function conditionsOf(zone: Zone, dead: ReadonlySet<string>) {
  const made = CONDITIONS.get(zone) ?? new Map<string, ReturnType<typeof regionsDown>>();
  CONDITIONS.set(zone, made);
  const key = [...dead].sort().join(' ');
  const known = made.get(key) ?? regionsDown(zone, dead);
  made.set(key, known);
  return known;
}
