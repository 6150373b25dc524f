import { invalidationProblems, withoutTheirQueries } from '../../lib/caching/invalidation-paths';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';

const edge = {
  static: [{ path: '/assets/*', ttlSeconds: 60 }],
  cache: [
    { path: '/api/catalog/*', ttlSeconds: 60, query: ['page'] },
    { path: '/news', ttlSeconds: 60 },
  ],
};
const { cdn } = blueprintOf(exampleConfig({ stage: 3, domain: DOMAIN, edge }));

describe('a path that the CDN is to forget', () => {
  it.each([
    '/api/catalog/1',
    '/api/catalog/*',
    '/api/catalog/1?page=2',
    '/news?a=1*',
    '/assets/a%20b.js',
    '/api/*',
    '/*',
  ])('%s can be kept', (path) => {
    expect(invalidationProblems([path], cdn!)).toEqual([]);
  });

  it.each(['/api/orders/1', '/api/catalog', '/news/1', '/never/1', '/bin'])('%s is never kept', (path) => {
    expect(invalidationProblems([path], cdn!)).toEqual([
      {
        file: '',
        path,
        rule: 'invalidation-path',
        problem: 'is never kept by the CDN, so there is nothing to forget',
        limit: 'it keeps /api/catalog/*, /news, /assets/*',
      },
    ]);
  });

  it.each(['', 'news', '/api/*/1', '/api/**', '/ä', '/a b', '/\n', `/${'a'.repeat(4000)}`])('%j is no path', (path) => {
    expect(invalidationProblems([path], cdn!)).toMatchObject([{ path, problem: 'is not a path to forget' }]);
  });

  it('is told of with all others at once', () => {
    expect(invalidationProblems(['x', '/news', '/bin'], cdn!).map(({ path }) => path)).toEqual(['x', '/bin']);
  });

  it('leaves answers to other queries, where queries are part of the key', () => {
    const paths = ['/api/catalog/1', '/api/catalog/2?page=1', '/api/catalog/3*', '/news'];
    expect(withoutTheirQueries(paths, cdn!)).toEqual(['/api/catalog/1']);
  });
});
