import type { Config } from '../../config/config';
import { configurationRule } from '../configuration-rule';
import { listed } from '../listed';
import { ENTRANCES, RECORD_TTL_SECONDS } from '../stages';
import { closesWayIn, regionsThatStop } from '../ways-in';

export const entranceOverlap = configurationRule({
  id: 'entrance-overlap',
  severity: 'warning',
  why: 'Resolvers keep an address for the life of its record: whoever has the old one finds its door gone or locked.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
  compare(before, after) {
    if (!closesWayIn(before, after) || after.overlap.includes(before.stage)) return [];
    return [
      {
        where: 'overlap',
        problem: `does not name stage ${before.stage}: ${costOf(before, after)}`,
        remedy: `deploy with overlap: [${[...after.overlap, before.stage].join(', ')}] first, then without it`,
      },
    ];
  },
});

/** What the cut-over in one step costs. */
function costOf(before: Config, after: Config): string {
  const [old, next] = [ENTRANCES[before.stage], ENTRANCES[after.stage]];
  // Stacks are deployed in order: load balancers close before the CDN stands, network and data go before anything new serves,
  // and names, which are above the regions, lead away from a region last.
  const stopped = regionsThatStop(before, after);
  if (stopped.length > 0)
    return `the servers of ${listed(stopped)} go minutes before names lead elsewhere, and until then users of ${stopped.length === 1 ? 'that region' : 'those regions'} are refused`;
  if (next === 'CDN' && after.overlap.every((stage) => ENTRANCES[stage] === 'CDN'))
    return 'load balancers let only the CDN in minutes before it stands and the name leads to it, and until then everyone is refused';
  const early = next === 'server' ? ', minutes after the servers of before lost cache and NAT gateway' : '';
  const named = before.domain !== undefined || after.domain !== undefined;
  const tail = `for ${RECORD_TTL_SECONDS} s, as long as resolvers keep an address, some users get no answer`;
  return `the ${next} takes over from the ${old} in one step${early}, and ${named ? tail : 'without a domain the address that users know is gone'}`;
}
