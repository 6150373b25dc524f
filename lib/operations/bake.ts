import type { Owner } from '../blueprint/names';
import { alarmsOn, type RaisedAlarm } from './alarms-on';
import type { Clients } from './clients';

/** Time between two looks at the alarms, in minutes: none of them goes on within less than five. */
const LOOK_MINUTES = 1;

export interface BakeProps {
  readonly owner: Owner;
  /** How long the new version must do well, in minutes. With 0 there is one look. */
  readonly minutes: number;
  /** Regions that have the new version: some alarms of the first go on late. */
  readonly regions: readonly string[];
  /** Alarms that stop nothing: they were on before a region got the new version. Notices that were said are added. */
  readonly known: RaisedAlarm[];
  /** Wave that waits. */
  readonly next: string;
  readonly clients: Clients;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly report: (line: string) => void;
}

/**
 * Watches the alarms of regions that have a new version, until the time is over or one that pages somebody goes on.
 *
 * @returns the alarms on which the deploy must stop; none when the next wave may begin
 * @throws OperationError when the alarms can't be read.
 */
export async function bake(props: BakeProps): Promise<RaisedAlarm[]> {
  const { minutes, known, next, wait, report } = props;
  for (let left = minutes; ; left -= LOOK_MINUTES) {
    const raised = await newAlarms(props);
    const pages = raised.filter(({ urgency }) => urgency === 'page');
    if (pages.length > 0) return pages;
    for (const { name, region } of raised) report(`${name} went on in ${region}: a notice, which stops nothing`);
    known.push(...raised);
    if (left <= 0) return [];
    report(`${next} in ${left} min, if no alarm pages in ${props.regions.join(', ')}`);
    await wait(LOOK_MINUTES * 60_000);
  }
}

async function newAlarms({ owner, regions, known, clients }: BakeProps): Promise<RaisedAlarm[]> {
  const before = new Set(known.map(keyOf));
  const raised = await Promise.all(regions.map((region) => alarmsOn(owner, region, clients)));
  return raised.flat().filter((alarm) => !before.has(keyOf(alarm)));
}

const keyOf = ({ region, name }: RaisedAlarm) => `${region}/${name}`;
