import { cacheStands } from '../../config/config';
import { configurationRule } from '../configuration-rule';

export const cacheRemoved = configurationRule({
  id: 'cache-removed',
  severity: 'warning',
  why: 'A cache can be filled again; sessions that live only there can not, and until it is full the database takes every read.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html',
  compare: (before, after) =>
    !cacheStands(before) || cacheStands(after)
      ? []
      : [
          {
            where: 'cache',
            problem:
              'goes with its stage: what is only in it, such as sessions, is lost, and the database takes every read',
            remedy: 'let the application do without it first',
          },
        ],
});
