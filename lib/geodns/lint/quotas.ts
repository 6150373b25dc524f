import { groupName, type LintRule } from '../lint-rule';

/** What Route 53 takes at most. Source: Amazon Route 53 Developer Guide, "Quotas" (2026-11). */
const RECORDS_MAX = 10_000;
const SAME_NAME_MAX = 100;
const GEOPROXIMITY_MAX = 30;
const CHILDREN_MAX = 255;

export const quotas: LintRule = {
  id: 'quotas',
  severity: 'blocker',
  check({ zone, groups }) {
    const over = (where: string, what: string, found: number, limit: number, remedy: string) =>
      found > limit ? [{ where, problem: `has ${found} ${what}, and Route 53 takes ${limit}`, remedy }] : [];
    return [
      ...over(zone.name, 'records', zone.records.length, RECORDS_MAX, 'ask AWS for more, or make a zone below it'),
      ...groups.flatMap((group) => {
        const { records, by } = group;
        const [what, limit] =
          by === 'geoproximity' ? ['geoproximity records', GEOPROXIMITY_MAX] : ['records', SAME_NAME_MAX];
        const remedy = 'put some under another name, and lead an alias there';
        return over(groupName(group), String(what), records.length, Number(limit), remedy);
      }),
      ...zone.checks.flatMap(({ id, asks }) =>
        asks.kind === 'calculated'
          ? over(`health check ${id}`, 'children', asks.children.length, CHILDREN_MAX, 'count fewer checks')
          : [],
      ),
    ];
  },
};
