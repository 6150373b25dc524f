import { TestDNSAnswerCommand } from '@aws-sdk/client-route-53';
import { asked, failureOf } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import type { DomainSpec } from '../blueprint/blueprint';
import { regionalOriginHost } from '../blueprint/names';
import { CLIENT_SUBNETS, type ClientSubnet } from './client-subnets';
import type { DnsClients } from './clients';
import { type LiveZone, readZone } from './live-zone';
import { type Question, SUBNET_BITS } from './name-server';
import type { Route53 } from './route53';

/** Who says what the name servers answer: they themselves, or, while no parent leads to them, Route 53's test. */
export interface AnswerSource {
  readonly by: 'name-servers' | 'test-dns-answer';
  /** What each of them says. */
  ask(question: Question): Promise<readonly (readonly string[])[]>;
}

/** Whom to ask about a zone: its own name servers, if the world asks them too. */
export async function answerSource(
  { name: domain, hostedZoneId: id }: DomainSpec,
  route53: Route53,
  clients: DnsClients,
): Promise<AnswerSource> {
  let zone: LiveZone | undefined;
  let why: unknown;
  try {
    zone = await readZone(id, route53);
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    why = error;
  }
  const servers = await delegatedTo(zone?.name ?? domain, clients);
  const own = zone ? servers.filter((server) => zone?.nameServers.map(plain).includes(plain(server))) : servers;
  if (own.length > 0)
    return {
      by: 'name-servers',
      ask: (question) => Promise.all(own.map((server) => answerOf(server, question, clients))),
    };
  if (!zone) throw why;
  return { by: 'test-dns-answer', ask: async (question) => [await tested(id, question, route53)] };
}

const plain = (server: string) => server.toLowerCase().replace(/\.$/, '');

/** None where the DNS of this machine knows none. */
async function delegatedTo(name: string, clients: DnsClients): Promise<string[]> {
  return clients.nameServers(name).catch(() => []);
}

async function answerOf(server: string, question: Question, clients: DnsClients): Promise<readonly string[]> {
  try {
    return await clients.ask(server, question);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!failureOf(error) && code === '') throw error;
    const what = failureOf(error)?.what ?? code;
    throw new OperationError(
      `asking ${server} for ${question.name}: ${what}`,
      'let UDP to port 53 out, then ask again',
    );
  }
}

async function tested(id: string, { name, type, subnet }: Question, route53: Route53): Promise<readonly string[]> {
  const client = subnet === undefined ? {} : { EDNS0ClientSubnetIP: subnet, EDNS0ClientSubnetMask: `${SUBNET_BITS}` };
  const command = new TestDNSAnswerCommand({ HostedZoneId: id, RecordName: name, RecordType: type, ...client });
  return (await asked(`testing the answer for ${name}`, route53.send(command))).RecordData ?? [];
}

/** To which regions a network is led. */
export interface RealAnswer extends ClientSubnet {
  readonly regions: readonly string[];
  /** Addresses of no region. */
  readonly foreign: readonly string[];
}

/** Looks where networks all over the world are led, again and again. */
export class RealAnswers {
  /** Of the load balancers, which change theirs: all that were seen. */
  private readonly addresses = new Map<string, Set<string>>();

  constructor(
    private readonly source: AnswerSource,
    private readonly of: { readonly domain: string; readonly entry: string; readonly regions: readonly string[] },
  ) {}

  async look(): Promise<RealAnswer[]> {
    const { domain, entry, regions } = this.of;
    for (const region of regions) {
      const found = await this.source.ask({ name: regionalOriginHost(domain, region), type: 'A' });
      this.addresses.set(region, new Set([...(this.addresses.get(region) ?? []), ...found.flat()]));
    }
    const looks: RealAnswer[] = [];
    for (const client of CLIENT_SUBNETS) {
      const found = await this.source.ask({ name: entry, type: 'A', subnet: client.subnet });
      looks.push({ ...client, ...this.placed(new Set(found.flat())) });
    }
    return looks;
  }

  private placed(found: ReadonlySet<string>): Pick<RealAnswer, 'regions' | 'foreign'> {
    const regions = [...this.addresses].filter(([, own]) => [...found].some((address) => own.has(address)));
    const known = new Set(regions.flatMap(([, own]) => [...own]));
    return { regions: regions.map(([region]) => region), foreign: [...found].filter((address) => !known.has(address)) };
  }
}
