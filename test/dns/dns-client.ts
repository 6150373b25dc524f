import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode, type Packet } from 'dns-packet';

/** Time after which a question without an answer is asked again, and how often that is done. */
const PATIENCE_MS = 500;
const TRIES = 10;

interface Open {
  readonly packet: Buffer;
  readonly name: string;
  readonly resolve: (addresses: readonly string[]) => void;
  readonly reject: (error: Error) => void;
  since: number;
  tries: number;
}

/** Asks a name server on loopback, in the name of any client. */
export class DnsClient {
  private readonly open = new Map<number, Open>();
  private readonly timer: NodeJS.Timeout;
  private last = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly port: number,
  ) {
    socket.on('message', (message) => {
      const { id = 0, answers = [] } = decode(message);
      this.open.get(id)?.resolve(answers.flatMap(addressOf));
      this.open.delete(id);
    });
    this.timer = setInterval(() => this.askAgain(), PATIENCE_MS);
  }

  static async to(port: number): Promise<DnsClient> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new DnsClient(socket, port);
  }

  close(): void {
    clearInterval(this.timer);
    this.socket.close();
  }

  /** IPv4 addresses of a name, for a client with an address of either version. */
  ask(name: string, client: string): Promise<readonly string[]> {
    this.last = (this.last + 1) % 65_536;
    const id = this.last;
    const subnet = { code: 'CLIENT_SUBNET', ip: client, sourcePrefixLength: client.includes(':') ? 128 : 32 };
    const options = { type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [subnet] };
    // The package's types don't know how its options are written.
    const additionals = [options] as unknown as Packet['additionals'];
    const packet = encode({
      type: 'query',
      id,
      questions: [{ type: 'A', name }],
      ...(additionals ? { additionals } : {}),
    });
    return new Promise((resolve, reject) => {
      this.open.set(id, { packet, name, resolve, reject, since: Date.now(), tries: 1 });
      this.socket.send(packet, this.port, '127.0.0.1');
    });
  }

  private askAgain(): void {
    const now = Date.now();
    for (const [id, question] of this.open) {
      if (now - question.since < PATIENCE_MS * question.tries) continue;
      question.tries += 1;
      if (question.tries <= TRIES) this.socket.send(question.packet, this.port, '127.0.0.1');
      else {
        this.open.delete(id);
        question.reject(new Error(`nobody answers for ${question.name}`));
      }
    }
  }
}

const addressOf = (answer: Answer): readonly string[] => (answer.type === 'A' ? [answer.data] : []);
