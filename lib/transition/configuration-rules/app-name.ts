import { configurationRule } from '../configuration-rule';

export const appName = configurationRule({
  id: 'app-name',
  severity: 'blocker',
  why: 'It is part of every physical name: another name is another application, with nothing in it.',
  source: 'docs/adr/0002-logical-ids-and-stack-cuts.md',
  compare: (before, after) =>
    before.app === after.app
      ? []
      : [
          {
            where: 'app',
            problem: `changes from ${before.app} to ${after.app}: every database, table and address would be a new, empty one`,
            remedy: `keep app: ${before.app}`,
          },
        ],
});
