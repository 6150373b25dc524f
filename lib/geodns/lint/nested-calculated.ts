import type { LintRule } from '../lint-rule';

export const nestedCalculated: LintRule = {
  id: 'nested-calculated',
  severity: 'blocker',
  check: ({ zone, index }) =>
    zone.checks.flatMap(({ id, asks }) => {
      const nested =
        asks.kind === 'calculated'
          ? asks.children.filter((child) => index.check(child)?.asks.kind === 'calculated')
          : [];
      return nested.map((child) => ({
        where: `health check ${id}`,
        problem: `counts ${child}, which itself counts others: Route 53 takes no such check`,
        remedy: `count the children of ${child} instead`,
      }));
    }),
};
