import { configurationRule } from '../configuration-rule';

export const cacheRemoved = configurationRule({
  id: 'cache-removed',
  severity: 'warning',
  why: 'A cache can be filled again; sessions that live only there can not, and until it is full the database takes every read.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html',
  compare: (before, after) =>
    before.cache === undefined || after.cache !== undefined
      ? []
      : [
          {
            where: 'cache',
            problem: 'is removed: what only it holds is lost, and the database takes every read',
            remedy: 'keep cache, or let the application do without it first',
          },
        ],
});
