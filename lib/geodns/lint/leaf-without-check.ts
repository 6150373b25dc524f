import { canFail } from '../leads-to';
import { type LintRule, recordName } from '../lint-rule';
import type { RecordSet } from '../model';

/** What has no health is always healthy. A secondary may be: it answers when nothing else does. */
export const leafWithoutCheck: LintRule = {
  id: 'leaf-without-check',
  severity: 'warning',
  check: ({ groups, index }) =>
    groups.flatMap(({ by, records }) => {
      if (by === 'simple' || !records.some((record) => canFail(record, index))) return [];
      return records
        .filter((record) => !isSecondary(record) && !canFail(record, index))
        .map((record) => ({
          where: recordName(record),
          problem: 'is never unhealthy, though others of its set can be: it answers also when it is dead',
          remedy:
            record.answer.kind === 'alias'
              ? 'give it a health check, or let it follow the health of a target that has one'
              : 'give it a health check',
        }));
    }),
};

const isSecondary = ({ routing }: RecordSet) => routing.by === 'failover' && routing.role === 'secondary';
