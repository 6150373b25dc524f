import { command } from '../command';
import { routedRegion } from '../dns-drain-options';
import { dnsRestoreText } from '../dns-restore-text';
import { sayingIfStopped } from '../interrupted';
import { loadWithDomain } from '../with-domain';

interface RestoreOptions {
  readonly yes?: boolean;
  readonly endpoint?: string;
}

export const dnsRestore = command<RestoreOptions>({
  usage: 'restore <env> <region>',
  summary: 'Have requests led to a region again; without --yes only say what keeps them away',
  options: [
    ['--yes', 'do it'],
    ['--endpoint <url>', 'an emulator instead of AWS'],
  ],
  async run([env = '', given = ''], { yes = false, endpoint }) {
    const { blueprint } = loadWithDomain(env);
    const region = routedRegion(given, blueprint);
    // The AWS clients take longer to load than most commands take to run.
    const { dnsClientsFor } = require('../../dns/clients') as typeof import('../../dns/clients');
    const { restoreRegion } = require('../../dns/restore') as typeof import('../../dns/restore');
    const clients = dnsClientsFor(blueprint, endpoint);
    const done = await sayingIfStopped(
      (report) => restoreRegion({ blueprint, region, yes, clients, report }),
      'say the same command again to go on',
    );
    const { standing, watched, ...rest } = done;
    const whole = rest.changes.every(({ state }) => state === 'deleted' || state === 'same');
    return {
      ok: whole && (!watched || watched.state === 'done'),
      text: dnsRestoreText(env, done, yes),
      json: { environment: env, account: standing.account, ...rest, ...(watched ? { watched } : {}) },
    };
  },
});
