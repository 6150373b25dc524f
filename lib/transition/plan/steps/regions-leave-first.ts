import { regionsLeaveFirst as rule } from '../../configuration-rules/regions-leave-first';
import { regionsCutOff } from '../../ways-in';
import type { StepRule } from './step-rule';

export const regionsLeaveFirst: StepRule = {
  id: 'regions-leave-first',
  why: rule.why,
  source: rule.source,
  between(from, to) {
    // Whoever keeps the servers there is told by the check what becomes of writes.
    if (regionsCutOff(from, to).length === 0 || to.overlap.includes(from.stage)) return undefined;
    return { ...to, stage: 3, overlap: [] };
  },
};
