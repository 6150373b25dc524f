import type { RegionLoad } from '../geodns/capacity';
import { isSameDrain, isStanding } from './flag';
import type { RegionStatus, Standing } from './status';

/** Why a region is not drained. */
export interface Refusal {
  readonly rule: 'last-region' | 'unknown-health' | 'capacity' | 'drained-by-another' | 'no-health-check';
  readonly problem: string;
  readonly remedy: string;
  /** `--force --because <text>` goes over it. */
  readonly forceable: boolean;
}

export interface WantedDrain {
  readonly by: string;
  readonly reason: string;
}

/** Everything that speaks against a drain. */
export function refusalsOf(
  region: string,
  standing: Standing,
  drain: WantedDrain,
  loads: readonly RegionLoad[],
): readonly Refusal[] {
  const others = standing.regions.filter((each) => each.region !== region);
  const target = standing.regions.find((each) => each.region === region);
  return [
    ...lastRegion(region, others, standing.healthUnknown),
    ...(target?.health && !target.health.check ? [unchecked(region)] : []),
    ...byAnother(target?.flags ?? [], region, drain),
    ...loads.flatMap(tooMuch),
  ];
}

const FORCE = 'go over it with --force --because <text>';

/** Services of which a region would get more than its most servers carry. */
function tooMuch({ region, services }: RegionLoad): Refusal[] {
  return services
    .filter(({ requestsPerSecond, most }) => requestsPerSecond > most)
    .map(({ service, requestsPerSecond, most }) => ({
      rule: 'capacity',
      problem: `${region} would get up to ${Math.round(requestsPerSecond)} requests per second of ${service} and carries ${Math.round(most)}`,
      remedy: `let ${service} have more servers there first (servers.max), or ${FORCE}`,
      forceable: true,
    }));
}

const unchecked = (region: string): Refusal => ({
  rule: 'no-health-check',
  problem: `${region} has no health check, so no flag keeps requests from it`,
  remedy: 'deploy Edge first; a service must take /*, by which a region is checked',
  forceable: false,
});

function lastRegion(region: string, others: readonly RegionStatus[], why: string | undefined): Refusal[] {
  if (others.some(({ state }) => state === 'serving')) return [];
  if (others.some(({ state }) => state === 'unknown'))
    return [
      {
        rule: 'unknown-health',
        problem: `nobody knows whether another region serves: ${why ?? 'no health was found'}`,
        remedy: `see for yourself that one does, then ${FORCE}`,
        forceable: true,
      },
    ];
  const away = others.map((each) => each.region).join(', ');
  return [
    {
      rule: 'last-region',
      // Forced, it would move nothing: Route 53 leads as if all were healthy when none is.
      problem: `${region} is the last region that serves${away === '' ? '' : ` (${away} away)`}: without it Route 53 leads as if all were healthy`,
      remedy: away === '' ? 'add a region first' : `bring one of the others back first: npx stagecoach dns restore`,
      forceable: false,
    },
  ];
}

function byAnother(flags: RegionStatus['flags'], region: string, drain: WantedDrain): Refusal[] {
  const [foreign] = flags.filter(isStanding).filter((flag) => !isSameDrain(flag.drain, drain));
  if (!foreign) return [];
  const { by = 'somebody', reason = 'no reason given', until = 'no end' } = foreign.drain;
  return [
    {
      rule: 'drained-by-another',
      problem: `${region} is drained already, by ${by}, until ${until} (${reason})`,
      remedy: `let it be, restore it first, or ${FORCE}`,
      forceable: true,
    },
  ];
}
