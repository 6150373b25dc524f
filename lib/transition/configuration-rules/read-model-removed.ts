import { configurationRule } from '../configuration-rule';
import { removedItems } from './removed-items';

export const readModelRemoved = configurationRule({
  id: 'read-model-removed',
  severity: 'blocker',
  why: 'A read model is a table: without it every query that reads it fails.',
  source: 'docs/adr/0002-logical-ids-and-stack-cuts.md',
  compare: removedItems({
    kind: 'read-model',
    where: 'readModels',
    loses: 'entries',
    names: ({ readModels }) => readModels.map(({ name }) => name),
  }),
});
