import { command } from '../command';
import { dnsVerifyText } from '../dns-verify-text';
import { loadWithDomain } from '../with-domain';

interface VerifyOptions {
  readonly endpoint?: string;
}

export const dnsVerify = command<VerifyOptions>({
  usage: 'verify <env>',
  summary: 'Say whether the live zone and its name servers answer as the configuration has it',
  options: [['--endpoint <url>', 'an emulator instead of AWS']],
  async run([env = ''], { endpoint }) {
    const { blueprint } = loadWithDomain(env);
    // The AWS clients take longer to load than most commands take to run.
    const { dnsClientsFor } = require('../../dns/clients') as typeof import('../../dns/clients');
    const { verifyZone } = require('../../dns/verify') as typeof import('../../dns/verify');
    const check = require('../../doctor/checks/delegation') as typeof import('../../doctor/checks/delegation');
    const { clientOptions } = require('../../aws/client-options') as typeof import('../../aws/client-options');
    const clients = dnsClientsFor(blueprint, endpoint);
    const done = await verifyZone(blueprint, clients);
    const delegation = await check.delegation.run({
      blueprint,
      emulated: endpoint !== undefined,
      options: (region) => clientOptions(region, endpoint),
      nameServers: clients.nameServers,
    });
    return {
      ok:
        done.findings.length === 0 &&
        done.answers.every(({ state }) => state !== 'different') &&
        delegation.every(({ state }) => state !== 'problem'),
      text: dnsVerifyText(env, done, delegation),
      json: { environment: env, delegation, ...done },
    };
  },
});
