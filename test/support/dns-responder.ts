import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { AUTHORITATIVE_ANSWER, decode, encode, type Packet } from 'dns-packet';
import type { DnsQuestion, DnsReply } from './route53/operation';

/** A name server over UDP that answers by a function, and can be told to be silent. */
export class DnsResponder {
  /** Questions that are left without an answer, from the next on. */
  silentFor = 0;
  readonly asked: DnsQuestion[] = [];

  private constructor(private readonly socket: Socket) {}

  static async start(answers: (question: DnsQuestion) => DnsReply): Promise<DnsResponder> {
    const socket = createSocket('udp4');
    const responder = new DnsResponder(socket);
    socket.on('message', (message, { port, address }) => {
      const reply = responder.reply(decode(message), answers);
      if (reply) socket.send(encode(reply), port, address);
    });
    await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
    return responder;
  }

  get port(): number {
    return (this.socket.address() as AddressInfo).port;
  }

  stop(): void {
    this.socket.close();
  }

  private reply({ id = 0, questions = [], additionals = [] }: Packet, answers: (question: DnsQuestion) => DnsReply) {
    const [question] = questions;
    if (!question) return undefined;
    const { options = [] } = (additionals.find(({ type }) => type === 'OPT') ?? {}) as { options?: { ip?: string }[] };
    const subnet = options.find(({ ip }) => ip !== undefined)?.ip;
    const asked = { name: question.name, type: question.type, ...(subnet === undefined ? {} : { subnet }) };
    this.asked.push(asked);
    if (this.silentFor > 0) {
      this.silentFor -= 1;
      return undefined;
    }
    const { code, data } = answers(asked);
    return {
      type: 'response',
      id,
      flags: AUTHORITATIVE_ANSWER | (code === 'NXDOMAIN' ? 3 : 0),
      questions,
      answers: data.map((each) => ({ name: question.name, type: 'A' as const, ttl: 60, data: each })),
    } satisfies Packet;
  }
}
