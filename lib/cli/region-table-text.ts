import type { RoutingPolicySpec } from '../blueprint/routing';
import { tightest } from '../geodns/capacity';
import { COUNTRIES, PEOPLE } from '../geodns/countries';
import { NEAR_TIE } from '../geodns/near-tie';
import type { RegionShare } from '../geodns/table';
import { colours } from './colours';
import { plainTable } from './plain-table';
import type { LoadedLoss } from './region-table';

/** Widths of loss, region, people, near ties and load: 98 columns with the gaps between them. */
const WIDTHS = [17, 17, 10, 26, 28];

/** A row for each loss and region that answers then, within 100 columns. */
export function regionTableText(environment: string, by: RoutingPolicySpec, table: readonly LoadedLoss[]): string {
  const billions = (PEOPLE / 1e9).toFixed(2);
  return [
    `Who gets which region of ${environment}, by ${by.kind}: ${billions} billion people of ${COUNTRIES.size} countries`,
    '',
    plainTable(['DOWN', 'ANSWERS', 'PEOPLE', 'NEAR TIES', 'LOAD, REQUESTS/S'], WIDTHS, table.flatMap(rowsOf)),
    '',
    ...notes(by, table),
  ].join('\n');
}

function rowsOf(loss: LoadedLoss): string[][] {
  const answering = loss.regions.filter(({ people }) => people > 0);
  const rows = answering.map((share, i) => [
    i === 0 ? downText(loss.down) : '',
    share.region,
    percent(share.people),
    nearTies(loss, share),
    loadText(loss, share.region),
  ]);
  if (loss.unknown < 1e-9) return rows;
  return [...rows, [rows.length === 0 ? downText(loss.down) : '', 'not known', percent(loss.unknown), '', '']];
}

export const downText = (down: readonly string[]) => (down.length === 0 ? 'none' : down.join(' '));

/** At most so many digits that a small part is not none. */
export function percent(share: number): string {
  const shown = share * 100;
  if (shown > 0 && shown < 0.1) return '< 0.1 %';
  return `${shown.toFixed(shown > 99.95 ? 0 : 1)} %`;
}

function nearTies({ countries }: LoadedLoss, { region, nearTies }: RegionShare): string {
  const count = countries.filter(({ places }) => places.some((each) => each.nearTie && each.region === region)).length;
  if (count === 0) return 'none';
  return `${percent(nearTies)}, in ${count} ${count === 1 ? 'country' : 'countries'}`;
}

function loadText({ loads }: LoadedLoss, region: string): string {
  const load = loads.find((each) => each.region === region);
  const tight = load && tightest(load);
  if (!tight) return 'not known';
  const { service, requestsPerSecond, most } = tight;
  const text = `${service} ${Math.round(requestsPerSecond)} of ${Math.floor(most)}`;
  return requestsPerSecond > most ? colours.red(`too much: ${text}`) : `holds: ${text}`;
}

function notes(by: RoutingPolicySpec, table: readonly LoadedLoss[]): string[] {
  const unknown = [...new Set(table.flatMap(({ loads }) => loads.flatMap((load) => load.unknown)))];
  return [
    by.kind === 'geoproximity'
      ? 'Geoproximity asks for distances, not for latency: there are no near ties.'
      : `Near tie: another region is less than ${NEAR_TIE.ms} ms or ${NEAR_TIE.percent} % further; Route 53 may take that one.`,
    'Latency is measured where a city has a Region, and estimated by distance elsewhere.',
    'Behind a CDN its edges ask, which stand near their users.',
    'Load: the whole peak, spread as people are, of what the most servers carry.',
    ...(table.length === 1 && table[0]?.regions.length === 1
      ? ['There is one region: when it is lost, nobody is served.']
      : []),
    ...(unknown.length === 0
      ? []
      : [`Load not known: no traffic in the configuration for ${unknown.join(', ')}`.slice(0, 100)]),
  ];
}

/** Whether what is left carries everybody, as far as that is known. */
export function holds(table: readonly LoadedLoss[]): boolean {
  return table.every(({ loads, unknown }) => {
    const over = loads.some(({ services }) => services.some((each) => each.requestsPerSecond > each.most));
    return !over && unknown < 1e-9;
  });
}
