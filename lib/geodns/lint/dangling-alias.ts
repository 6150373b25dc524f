import { type LintRule, recordName } from '../lint-rule';

export const danglingAlias: LintRule = {
  id: 'dangling-alias',
  severity: 'blocker',
  check: ({ zone, index }) =>
    zone.records.flatMap((record) => {
      const { answer, type } = record;
      if (answer.kind === 'values' || answer.to === 'resource' || index.records(answer.target, type).length > 0)
        return [];
      return {
        where: recordName(record),
        problem: `leads to ${answer.target}, which has no record of type ${type}`,
        remedy: 'make that record first, or lead to another',
      };
    }),
};
