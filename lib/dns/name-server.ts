import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { decode, encode, type Packet, RECURSION_DESIRED } from 'dns-packet';

export interface Question {
  readonly name: string;
  readonly type: 'A' | 'AAAA';
  /** Network for which is asked, e.g. `203.0.113.0`, of 24 bits. @default - that of this machine */
  readonly subnet?: string;
}

/** No answer, in a form that `failureOf` knows. */
class NoAnswer extends Error {
  override readonly name = 'TimeoutError';
}

/** Bits of the network that is sent, as large resolvers do. */
export const SUBNET_BITS = 24;

/** How long an answer is waited for, and how often it is asked. */
const WAIT_MS = 1_500;
const TRIES = 3;

/** The largest answer that fits a packet everywhere. Source: DNS Flag Day 2020 (2020-10). */
const ANSWER_BYTES = 1_232;

/**
 * Asks a name server in one packet, with the network for which is asked (EDNS client subnet, RFC 7871).
 *
 * @param port @default 53
 * @returns the addresses of the answer; none when the name has none
 */
export async function askServer(server: string, question: Question, port = 53): Promise<readonly string[]> {
  const { address } = await lookup(server, { family: 4 });
  for (let tries = 1; ; tries += 1) {
    try {
      return await askedOnce(address, port, question);
    } catch (error) {
      if (!(error instanceof NoAnswer) || tries === TRIES) throw error;
    }
  }
}

function askedOnce(address: string, port: number, question: Question): Promise<readonly string[]> {
  const id = randomInt(65_536);
  const socket = createSocket('udp4');
  return new Promise<readonly string[]>((done, failed) => {
    const timer = setTimeout(() => failed(new NoAnswer(`${address} does not answer`)), WAIT_MS);
    socket.once('error', failed);
    socket.on('message', (message) => {
      const reply = decoded(message);
      // A late answer to somebody else's question is none.
      if (reply?.id !== id || reply.questions?.[0]?.name.toLowerCase() !== question.name) return;
      clearTimeout(timer);
      const { rcode = 'NOERROR' } = reply as { rcode?: string };
      if (rcode === 'NOERROR' || rcode === 'NXDOMAIN') done(addressesIn(reply, question.type));
      else failed(Object.assign(new Error(`${address} answers ${rcode}`), { code: rcode }));
    });
    socket.send(packetOf(id, question), port, address, (error) => error && failed(error));
  }).finally(() => socket.close());
}

function packetOf(id: number, { name, type, subnet }: Question): Buffer {
  const option = {
    code: 'CLIENT_SUBNET',
    ip: subnet,
    family: 1,
    sourcePrefixLength: SUBNET_BITS,
    scopePrefixLength: 0,
  };
  const opt = {
    type: 'OPT',
    name: '.',
    udpPayloadSize: ANSWER_BYTES,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    options: subnet === undefined ? [] : [option],
  };
  const packet = {
    type: 'query',
    id,
    flags: RECURSION_DESIRED,
    questions: [{ type, name, class: 'IN' }],
    additionals: [opt],
  };
  // The types of the library know fewer options than it does.
  return encode(packet as unknown as Packet);
}

function decoded(message: Buffer): Packet | undefined {
  try {
    return decode(message);
  } catch {
    return undefined;
  }
}

function addressesIn({ answers = [] }: Packet, type: Question['type']): string[] {
  return answers.flatMap((answer) => (answer.type === type ? [String(answer.data)] : []));
}
