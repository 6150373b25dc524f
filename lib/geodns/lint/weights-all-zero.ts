import { groupName, type LintRule } from '../lint-rule';
import { routingOf } from '../policy';

export const weightsAllZero: LintRule = {
  id: 'weights-all-zero',
  severity: 'warning',
  check: ({ groups }) =>
    groups
      .filter(
        ({ by, records }) => by === 'weighted' && records.every((record) => routingOf(record, 'weighted').weight === 0),
      )
      .map((group) => ({
        where: groupName(group),
        problem: 'has weights of 0 only: they drain nothing, as then all have the same chance',
        remedy: 'give a weight above 0 to what shall answer; to drain, make a health check fail',
      })),
};
