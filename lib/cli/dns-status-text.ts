import { type FoundDrain, isExpired, isStanding, type StandingFlag } from '../dns/flag';
import type { DnsStatus, RegionStatus } from '../dns/status';
import { colours } from './colours';
import { plainTable } from './plain-table';
import { wrapped } from './wrapped';

/** Widths of region, state, what checkers see and why: 98 columns with the gaps between them. */
const WIDTHS = [17, 9, 21, 51];

const COLOUR: Readonly<Record<RegionStatus['state'], (text: string) => string>> = {
  serving: colours.green,
  away: colours.yellow,
  unknown: colours.yellow,
};

/** Where requests are led, and what keeps them away. */
export function dnsStatusText(environment: string, status: DnsStatus, now: number): string {
  const rows = status.regions.map((region) => [
    region.region,
    COLOUR[region.state](region.state),
    seen(region),
    why(region, now).join('\n'),
  ]);
  return [
    plainTable(['REGION', 'STATE', 'CHECKERS', 'WHY'], WIDTHS, rows),
    ...(status.healthUnknown === undefined ? [] : [wrapped(`health is not known: ${status.healthUnknown}`, 0)]),
    ...status.expired.map((region) =>
      wrapped(`${region} should get requests again: npx stagecoach dns restore ${environment} ${region} --yes`, 0),
    ),
  ].join('\n');
}

function seen({ health }: RegionStatus): string {
  if (!health) return 'not known';
  if (!health.check) return 'has no health check';
  const { answers } = health;
  return answers ? `${answers.good} of ${answers.of} see it` : 'nobody asks it';
}

/** Everything that has to do with it, a line each. */
function why({ health, flags }: RegionStatus, now: number): string[] {
  const standing = flags.filter(isStanding);
  const seenOnly = (health?.seenDrained ?? []).filter((other) => !standing.some((flag) => flag.in === other));
  return [
    ...drains(standing).map(([drain, places]) => drainText(drain, places, now)),
    ...(health?.disabled && health.inverted ? ['its health check is told to say unhealthy (break-glass)'] : []),
    ...(health?.disabled && !health.inverted ? ['its health check is disabled: it says healthy, always'] : []),
    ...(health?.inverted && !health.disabled ? ['its health check is inverted: dead, it would get requests'] : []),
    ...(seenOnly.length > 0 ? [`checkers still see a flag in ${seenOnly.join(', ')}`] : []),
    ...flags.flatMap((flag) => (flag.kind === 'unknown' ? [`flag in ${flag.in} not known: ${flag.why}`] : [])),
  ];
}

/** Flags that say the same are one drain. */
function drains(flags: readonly StandingFlag[]): (readonly [FoundDrain, readonly string[]])[] {
  const same = new Map<string, { drain: FoundDrain; places: string[] }>();
  for (const { drain, in: place } of flags) {
    const key = JSON.stringify([drain.by, drain.reason, drain.until]);
    const found = same.get(key) ?? { drain, places: [] };
    found.places.push(place);
    same.set(key, found);
  }
  return [...same.values()].map(({ drain, places }) => [drain, places] as const);
}

function drainText(
  { by = 'nobody knows whom', reason, since, until }: FoundDrain,
  places: readonly string[],
  now: number,
) {
  const end =
    until === undefined ? 'without an end' : `until ${until}${isExpired({ until }, now) ? ', WHICH IS OVER' : ''}`;
  const begin = since === undefined ? '' : ` since ${since}`;
  return `drained by ${shortName(by)}${begin}, ${end}: ${reason ?? 'no reason given'} (flags in ${places.join(', ')})`;
}

/** What of an ARN tells one from another in an account. */
const shortName = (arn: string) => arn.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '');
