import { configurationRule } from '../configuration-rule';
import { ENTRANCES, RECORD_TTL_SECONDS } from '../stages';

export const entranceOverlap = configurationRule({
  id: 'entrance-overlap',
  severity: 'warning',
  why: 'Resolvers keep an address for the life of its record: whoever has the old one finds its door gone or locked.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
  compare(before, after) {
    const [old, next] = [ENTRANCES[before.stage], ENTRANCES[after.stage]];
    if (old === next || after.overlap.includes(before.stage)) return [];
    const tail = `for ${RECORD_TTL_SECONDS} s, as long as resolvers keep an address, some users get no answer`;
    // Stacks are deployed in order: network and data are taken away before anything new serves.
    const early = after.stage < before.stage ? ', minutes after the servers of before lost cache and NAT gateway' : '';
    const named = before.domain !== undefined || after.domain !== undefined;
    return [
      {
        where: 'overlap',
        problem: `does not name stage ${before.stage}: the ${next} takes over from the ${old} in one step${early}, and ${named ? tail : 'without a domain the address that users know is gone'}`,
        remedy: `deploy with overlap: [${[...after.overlap, before.stage].join(', ')}] first, then without it`,
      },
    ];
  },
});
