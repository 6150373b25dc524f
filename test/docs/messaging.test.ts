import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redriveEnd, redriveTable } from '../../lib/cli/redrive-text';
import { redrive } from '../../lib/operations/redrive';
import { loadEnvironment } from '../../stages/load';
import { FakeCloud } from '../support/fake-cloud';
import { ROOT } from '../support/run';

const page = readFileSync(join(ROOT, 'docs/messaging.md'), 'utf8');

describe('docs/messaging.md', () => {
  it('shows what queues redrive really prints', async () => {
    const cloud = new FakeCloud({});
    cloud.queues = {
      'us-east-1/shop-prod-email': { waiting: 4, inFlight: 2 },
      'us-east-1/shop-prod-email-dead': { waiting: 3 },
      'us-east-1/shop-prod-stock': {},
      'us-east-1/shop-prod-stock-dead': {},
    };
    const { blueprint } = loadEnvironment('prod');
    const done = await redrive({ blueprint, yes: false, clients: cloud.clients, report: () => {} });
    const lines = [redriveTable(done), ...redriveEnd(done, { environment: 'prod', yes: false })].join('\n').split('\n');
    const shown = ['$ npx stagecoach queues redrive prod', ...lines].map((line) => `    ${line}\n`).join('');
    expect(page).toContain(shown);
  });

  it('links to files that there are', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(ROOT, 'docs', link)))).toEqual([]);
  });
});
