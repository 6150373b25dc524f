import { resourcePairs } from '../change';
import { about, described, type TemplateRule } from '../template-rule';

export const promoted: TemplateRule = {
  id: 'promoted',
  severity: 'warning',
  why: 'Without its source a read replica is promoted: it restarts, follows its source no longer, and can not go back.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html',
  check: ({ pairs }) =>
    resourcePairs(pairs)
      .filter(({ before, after }) => before.type === after.type && isCopy(before.properties))
      .filter(({ after }) => !isCopy(after.properties))
      .map(({ before }) =>
        about(before, {
          severity: 'warning',
          property: SOURCE,
          problem: `is removed: ${described(before)} is promoted to a database of its own, for ever`,
          remedy: `put ${SOURCE} back unless this is a failover`,
        }),
      ),
};

const SOURCE = 'SourceDBInstanceIdentifier';

const isCopy = (properties: Readonly<Record<string, unknown>>) =>
  properties[SOURCE] !== undefined && properties[SOURCE] !== '';
