import { command } from '../command';
import { type Ending, endAsked, ending, forceAsked, routedRegion, textAsked } from '../dns-drain-options';
import { dnsDrainText } from '../dns-drain-text';
import { sayingIfStopped } from '../interrupted';
import { loadWithDomain } from '../with-domain';

interface DrainOptions {
  readonly reason?: string;
  readonly until?: Ending;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly because?: string;
  readonly breakGlass?: boolean;
  readonly endpoint?: string;
}

export const dnsDrain = command<DrainOptions>({
  usage: 'drain <env> <region>',
  summary: 'Have no requests led to a region; without --yes only say who would get them',
  options: [
    ['--reason <text>', 'why, for whoever finds it'],
    ['--until <time>', 'when it should be over: 2h, or an ISO time; then it alarms', ending],
    ['--yes', 'do it'],
    ['--force', 'go over what speaks against it'],
    ['--because <text>', 'why to go over it'],
    ['--break-glass', 'tell the health check too, for when S3 is out'],
    ['--endpoint <url>', 'an emulator instead of AWS'],
  ],
  async run([env = '', given = ''], { yes = false, breakGlass = false, endpoint, ...options }) {
    const { blueprint, config } = loadWithDomain(env);
    const region = routedRegion(given, blueprint);
    const reason = textAsked('--reason', options.reason);
    const until = endAsked(options.until, Date.now());
    const force = forceAsked(options.force, options.because);
    // The AWS clients take longer to load than most commands take to run.
    const { dnsClientsFor } = require('../../dns/clients') as typeof import('../../dns/clients');
    const { drainRegion } = require('../../dns/drain') as typeof import('../../dns/drain');
    const clients = dnsClientsFor(blueprint, endpoint);
    const asked = { blueprint, services: config.services, region, reason, until, yes, breakGlass, ...force };
    const done = await sayingIfStopped(
      (report) => drainRegion({ ...asked, clients, report }),
      'say the same command again to go on, or dns restore to give it back',
    );
    const { standing, watched, ...plan } = done;
    const command = `npx stagecoach dns drain ${env} ${region} --reason … --until …`;
    return {
      ok: done.refusals.length === 0 && (!watched || watched.state === 'done'),
      text: dnsDrainText(env, done, { yes, breakGlass, command }),
      json: {
        environment: env,
        account: standing.account,
        regions: standing.regions,
        ...plan,
        ...(watched ? { watched } : {}),
      },
    };
  },
});
