import { configurationRule } from '../configuration-rule';
import { listed } from '../listed';
import { regionsCutOff } from '../ways-in';

export const regionsLeaveFirst = configurationRule({
  id: 'regions-leave-first',
  severity: 'warning',
  why: 'Other regions send writes to write.<domain>: a single server, which has no certificate for that name, refuses them.',
  source: 'docs/architecture.md',
  compare(before, after) {
    const cutOff = regionsCutOff(before, after);
    if (cutOff.length === 0) return [];
    return [
      {
        where: 'stage',
        problem: `goes from ${before.stage} to ${after.stage} while ${listed(cutOff)} ${cutOff.length === 1 ? 'serves' : 'serve'}: writes from there would come to the single server, which has no certificate for write.${before.domain?.name ?? '<domain>'}`,
        remedy: `deploy stage: 3 with overlap: [${before.stage}] first, then without it, and only then stage: ${after.stage}`,
      },
    ];
  },
});
