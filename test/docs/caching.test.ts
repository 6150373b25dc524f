import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPLICA_LAG_SECONDS } from '../../lib/blueprint/data';
import { cacheControl } from '../../lib/caching/cache-control';
import { cache } from '../../lib/config/schema/cache';
import { ROOT, stagecoach } from '../support/run';

const page = readFileSync(join(ROOT, 'docs/caching.md'), 'utf8');

describe('docs/caching.md', () => {
  it('shows what the command really says', () => {
    const [, shown = ''] = /```\n([\s\S]+?)```/.exec(page) ?? [];
    expect(shown.split('\n').length).toBeGreaterThan(6);
    expect(stagecoach('cache', 'prod').stdout).toContain(shown);
  });

  it('has the headers that the plan tells the application to send', () => {
    expect(page).toContain(`\`${cacheControl({ ttlSeconds: 60, staleSeconds: 0 })}\``);
    expect(page).toContain(`\`${cacheControl({ ttlSeconds: 60, staleSeconds: 300 })}\``);
  });

  it('explains every strategy and every invalidation', () => {
    for (const value of [...cache.shape.strategy.unwrap().options, ...cache.shape.invalidation.unwrap().options])
      expect(page).toMatch(new RegExp(`^\\| \`${value}\` \\|`, 'm'));
  });

  it('says by how much replicas may lag', () => {
    expect(page).toContain(`beyond ${REPLICA_LAG_SECONDS} s an alarm tells`);
  });
});
