import { configChanges } from '../../config-changes';
import type { StepRule } from './step-rule';

export const versionAlone: StepRule = {
  id: 'version-alone',
  why: 'There is no way back from a major version: what can be taken back should not share its deploy.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html',
  between(from, to) {
    const { version } = from.database;
    if (version === to.database.version || configChanges(from, to).length === 1) return undefined;
    return { ...to, database: { ...to.database, version } };
  },
};
