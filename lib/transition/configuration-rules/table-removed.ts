import { configurationRule } from '../configuration-rule';
import { removedItems } from './removed-items';

export const tableRemoved = configurationRule({
  id: 'table-removed',
  severity: 'blocker',
  why: 'A table that is not listed leaves the template: it keeps its items, and nobody may read them.',
  source: 'docs/adr/0002-logical-ids-and-stack-cuts.md',
  compare: removedItems({
    kind: 'table',
    where: 'tables',
    loses: 'items',
    names: ({ tables }) => tables.map(({ name }) => name),
  }),
});
