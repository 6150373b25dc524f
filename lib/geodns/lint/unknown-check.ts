import { type LintRule, recordName } from '../lint-rule';

/** Route 53 makes no such record, but lets a check be deleted that a record still names. */
export const unknownCheck: LintRule = {
  id: 'unknown-check',
  severity: 'warning',
  check: ({ zone, index }) => [
    ...zone.records
      .filter(({ check }) => check !== undefined && !index.check(check))
      .map((record) => ({
        where: recordName(record),
        problem: `depends on health check ${record.check}, which is not there: its health is unpredictable`,
        remedy: 'name a health check that is there',
      })),
    ...zone.checks.flatMap(({ id, asks }) =>
      (asks.kind === 'calculated' ? asks.children : [])
        .filter((child) => !index.check(child))
        .map((child) => ({
          where: `health check ${id}`,
          problem: `counts health check ${child}, which is not there`,
          remedy: 'count a health check that is there',
        })),
    ),
  ],
};
