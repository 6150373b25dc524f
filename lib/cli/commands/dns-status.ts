import { command } from '../command';
import { dnsStatusText } from '../dns-status-text';
import { loadWithDomain } from '../with-domain';

interface StatusOptions {
  readonly endpoint?: string;
}

export const dnsStatus = command<StatusOptions>({
  usage: 'status <env>',
  summary: 'Say which regions get requests, and who keeps them from the others',
  options: [['--endpoint <url>', 'an emulator instead of AWS']],
  async run([env = ''], { endpoint }) {
    const { blueprint } = loadWithDomain(env);
    // The AWS clients take longer to load than most commands take to run.
    const { dnsClientsFor } = require('../../dns/clients') as typeof import('../../dns/clients');
    const operation = require('../../dns/status') as typeof import('../../dns/status');
    const clients = dnsClientsFor(blueprint, endpoint);
    const status = await operation.dnsStatus(blueprint, clients);
    return {
      ok: status.expired.length === 0,
      text: dnsStatusText(env, status, clients.now()),
      json: { environment: env, ...status },
    };
  },
});
