import { Resolver } from 'node:dns/promises';
import { clientOptions } from '../aws/client-options';
import { emulatorEndpoint } from '../aws/emulator-endpoint';
import type { Blueprint } from '../blueprint/blueprint';
import { examine, verdict } from './examine';

/** A network that drops what it does not like would keep us for minutes. */
const DNS_TIMEOUT = { timeout: 3_000, tries: 2 };

/**
 * Examines an environment before a deploy: by AWS with the user's credentials and the DNS of this machine.
 *
 * @param endpoint an emulator to ask instead of AWS
 */
export async function examineEnvironment(blueprint: Blueprint, endpoint?: string) {
  const emulator = endpoint === undefined ? undefined : emulatorEndpoint(endpoint);
  const results = await examine({
    blueprint,
    emulated: emulator !== undefined,
    options: (region) => clientOptions(region, emulator),
    nameServers: (name) => new Resolver(DNS_TIMEOUT).resolveNs(name),
  });
  return { ...verdict(results), results };
}
