import type { FlagChange } from '../dns/flags';
import type { LoadShift } from '../dns/load-shift';
import type { RegionStatus } from '../dns/status';
import type { TimeTerm } from '../dns/time-bound';
import { total, UNTIL_RESOLVERS } from '../dns/time-bound';
import type { Watched } from '../dns/watch';
import { plainTable } from './plain-table';
import { wrapped } from './wrapped';

/** Widths of region, state, before, after and load: 98 columns with the gaps between them. */
const WIDTHS = [17, 10, 9, 9, 53];

/** Who gets whose requests. */
export function shiftTable({ before, after, loads }: LoadShift, regions: readonly RegionStatus[]): string {
  const percent = (shares: LoadShift['before'], region: string) => {
    const { people = 0 } = shares.find((each) => each.region === region) ?? {};
    return `${(people * 100).toFixed(1)} %`.padStart(7);
  };
  const rows = regions.map(({ region, state }) => {
    const { services = [], unknown = [] } = loads.find((load) => load.region === region) ?? {};
    const lines = services.map(
      ({ service, requestsPerSecond, most }) =>
        `${service}: ${Math.round(requestsPerSecond)} of ${Math.round(most)} requests per second`,
    );
    const open = unknown.length === 0 ? [] : [`not known of ${unknown.join(', ')}: see traffic`];
    return [region, state, percent(before, region), percent(after, region), [...lines, ...open].join('\n')];
  });
  return plainTable(['REGION', 'STATE', ' BEFORE', '  AFTER', 'WOULD CARRY AT THE PEAK, OF AT MOST'], WIDTHS, rows);
}

/** How long it takes, term by term. */
export function boundText(terms: readonly TimeTerm[]): string[] {
  const row = ({ what, seconds }: TimeTerm) => `  ${String(seconds).padStart(3)} s  ${wrapped(what, 9)}`;
  return [
    'until everybody notices, at most',
    ...[...terms, UNTIL_RESOLVERS].map(row),
    row({
      what: 'together; connections that are open stay where they are',
      seconds: total([...terms, UNTIL_RESOLVERS]),
    }),
  ];
}

/** What could not be done, a line each. */
export function failedChanges(changes: readonly FlagChange[]): string[] {
  return changes
    .filter(({ state }) => state === 'failed' || state === 'taken')
    .map(({ bucket, why = 'no answer' }) => wrapped(`left as it was: ${bucket}: ${why}`, 2));
}

/** What was seen. */
export function watchedText({ state, seconds, why }: Watched, seen: string, notYet: string): string {
  if (state === 'done') return wrapped(`${seen} after ${seconds} s`, 0);
  if (state === 'not-yet') return wrapped(`${notYet} after ${seconds} s, and is no longer waited for`, 0);
  return wrapped(`nobody could be asked what the name servers answer: ${why ?? 'no answer'}`, 0);
}
