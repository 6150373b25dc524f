import { groupName, type LintRule } from '../lint-rule';
import type { RecordSet } from '../model';

/** Life of an alias to a load balancer, in seconds. Source: Amazon Route 53 API Reference, "ResourceRecordSet", TTL (2026-11). */
const BALANCER_TTL_SECONDS = 60;

export const mixedTtl: LintRule = {
  id: 'mixed-ttl',
  severity: 'warning',
  check: ({ groups }) =>
    groups.flatMap((group) => {
      const ttls = [...new Set(group.records.flatMap(ttlOf))].sort((a, b) => a - b);
      if (group.by !== 'weighted' || ttls.length < 2) return [];
      return {
        where: groupName(group),
        problem: `has answers that are kept for ${ttls.join(', ')} s: those kept longer get more than their weight`,
        remedy: `give all the same TTL${group.records.some(isBalancer) ? `, ${BALANCER_TTL_SECONDS} s as the load balancer` : ''}`,
      };
    }),
};

const isBalancer = ({ answer }: RecordSet) =>
  answer.kind === 'alias' && answer.to === 'resource' && answer.target.includes('.elb.');

function ttlOf(record: RecordSet): number[] {
  if (record.answer.kind === 'values') return [record.answer.ttl];
  return isBalancer(record) ? [BALANCER_TTL_SECONDS] : [];
}
