import { configurationRule } from '../configuration-rule';

export const environmentName = configurationRule({
  id: 'environment-name',
  severity: 'blocker',
  why: 'The name of the file is the name of the environment, and that is part of every physical name.',
  source: 'docs/adr/0002-logical-ids-and-stack-cuts.md',
  compare: (before, after) =>
    before.environment === after.environment
      ? []
      : [
          {
            where: after.source,
            problem: `is the environment ${after.environment}, not ${before.environment}: every database, table and address would be a new, empty one`,
            remedy: `name the file ${before.environment}.yaml`,
          },
        ],
});
