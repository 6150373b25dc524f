import { failureOf } from '../../aws/failure';
import type { Answer, Check, DoctorContext } from '../check';
import { readHostedZone } from '../hosted-zone';

/** What the DNS says of a name: the servers it was handed on to, and at which name. */
export type Delegated =
  | { readonly kind: 'to'; readonly name: string; readonly servers: readonly string[] }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unknown'; readonly why: string };

/** Whether the world asks the zone: its parent must name the zone's own servers. Without credentials half of it is answered. */
export const delegation: Check = {
  id: 'delegation',
  asks: 'dns',
  run: async (context) => {
    const { domain } = context.blueprint;
    if (!domain) return [];
    if (context.emulated)
      return [{ state: 'unknown', what: "the emulator's names are not in the DNS", remedy: 'ask AWS' }];
    const zone = await zoneOrNothing(domain.hostedZoneId, context);
    return [
      judge(domain.name, await delegated(zone?.name ?? domain.name, zone === undefined, context), zone?.nameServers),
    ];
  },
};

/** Nothing where Route 53 can't be asked: the check of the zone says why. */
async function zoneOrNothing(id: string, context: DoctorContext) {
  try {
    return await readHostedZone(id, context);
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}

/** @param upwards also ask the names above, because which of them is the zone is not known */
async function delegated(name: string, upwards: boolean, context: DoctorContext): Promise<Delegated> {
  try {
    return { kind: 'to', name, servers: await context.nameServers(name) };
  } catch (error) {
    const { code = 'no answer' } = error as { code?: string };
    if (code !== 'ENOTFOUND' && code !== 'ENODATA') return { kind: 'unknown', why: code };
    const parent = name.slice(name.indexOf('.') + 1);
    // A top-level domain is nobody's own.
    return upwards && parent.includes('.') ? delegated(parent, true, context) : nowhere(name, context);
  }
}

/** Nowhere, if the DNS of this machine can be believed: a resolver that doesn't know `com` either says nothing. */
async function nowhere(name: string, context: DoctorContext): Promise<Delegated> {
  const top = name.slice(name.lastIndexOf('.') + 1);
  return context.nameServers(top).then(
    () => ({ kind: 'nowhere' }),
    () => ({ kind: 'unknown', why: `nor about ${top}` }),
  );
}

/** @param servers those of the zone at Route 53; undefined when they could not be asked */
export function judge(domain: string, found: Delegated, servers: readonly string[] | undefined): Answer {
  if (found.kind === 'unknown')
    return {
      state: 'unknown',
      what: `the DNS gave no answer (${found.why})`,
      remedy: 'check the network, then ask again',
    };
  const enter = servers
    ? `at the registrar or in the parent zone enter ${servers.join(', ')}`
    : 'at the registrar or in the parent zone enter the name servers of the hosted zone';
  if (found.kind === 'nowhere')
    return { state: 'problem', what: `no name server is known for ${domain}: nobody would find it`, remedy: enter };
  if (!servers)
    return {
      state: 'unknown',
      what: `the DNS sends ${found.name} to ${found.servers.join(', ')}; the zone's own servers were not asked`,
      remedy: 'ask again with credentials',
    };
  const foreign = found.servers.filter((server) => !servers.map(normal).includes(normal(server)));
  if (foreign.length > 0)
    return {
      state: 'problem',
      what: `the DNS sends ${found.name} to ${foreign.join(', ')}, not to the zone`,
      remedy: enter,
    };
  return { state: 'ok', what: `the DNS sends ${found.name} to the zone` };
}

function normal(server: string): string {
  return server.toLowerCase().replace(/\.$/, '');
}
