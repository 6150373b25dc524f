import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Route53Client } from '@aws-sdk/client-route-53';
import { type Fault, Faults } from '../faults';
import { Refusal } from './errors';
import { HealthChecks } from './health-checks';
import { HostedZones } from './hosted-zones';
import type { DnsQuestion, DnsReply, Request } from './operation';
import { OPERATIONS } from './operations';
import { writeXml } from './xml';

/** How late a slow answer is, in milliseconds. */
const SLOW_MS = 40;

/**
 * Route 53 by the book, over HTTP: it refuses what Route 53 refuses, changes a zone wholly or not at all, keeps versions of
 * health checks, and fails when it is told to. Written from the Amazon Route 53 API Reference.
 */
export class Route53Server {
  readonly checks = new HealthChecks();
  readonly zones = new HostedZones((id) => this.checks.all.has(id));
  /** Names of the operations that were asked for, in their order. */
  readonly asked: string[] = [];
  /** What the name servers would answer; TestDNSAnswer says it. */
  answers: (question: DnsQuestion) => DnsReply = () => ({ code: 'NOERROR', data: [] });

  private constructor(
    private readonly http: Server,
    public faults: Faults,
  ) {}

  /** @param faults shared with others, so that requests are counted over all of them. @default - its own */
  static async start(faults = new Faults()): Promise<Route53Server> {
    const http = createServer();
    const server = new Route53Server(http, faults);
    http.on('request', (request, response) => void server.serve(request, response));
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  /** A real client, which does not try again by itself. */
  client(): Route53Client {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    return new Route53Client({ region: 'us-east-1', endpoint: this.endpoint, credentials, maxAttempts: 1 });
  }

  async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((done) => this.http.close(done));
  }

  /** Operations that changed something. */
  get writes(): string[] {
    return this.asked.filter((name) => /^(Create|Change|Update|Delete)/.test(name));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const fault = this.faults.next();
    if (fault === 'reset') return void request.socket.destroy();
    const { status, body, location } = this.answer(request, Buffer.concat(chunks).toString('utf8'), fault);
    if (fault === 'lost') return void request.socket.destroy();
    if (fault === 'slow') await sleep(SLOW_MS);
    response.writeHead(status, { 'content-type': 'text/xml', ...(location ? { location } : {}) }).end(body);
  }

  private answer({ method = 'GET', url = '/' }: IncomingMessage, body: string, fault: Fault | undefined) {
    try {
      refuseBy(fault);
      const { pathname, searchParams } = new URL(url, this.endpoint);
      const [operation, found] = OPERATIONS.flatMap((each) => {
        const match = each.method === method ? each.path.exec(pathname) : null;
        return match ? [[each, match[1] ?? ''] as const] : [];
      })[0] ?? [undefined, ''];
      if (!operation) throw new Refusal('InvalidInput', `there is no ${method} ${pathname}`);
      this.asked.push(operation.name);
      const request: Request = { id: found, query: searchParams, body };
      const { location, ...result } = operation.run(request, this);
      const status = location === undefined ? 200 : 201;
      return { status, body: writeXml(`${operation.name}Response`, result), location };
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof OtherError)) throw error;
      return { status: error.status, body: errorXml(error), location: undefined };
    }
  }
}

/** An error that is injected, and of no operation in particular. */
class OtherError extends Error {
  readonly messages: readonly string[] = ['refused by the test'];
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

function refuseBy(fault: Fault | undefined): void {
  if (fault === 'error') throw new Refusal('InternalFailure', 'We encountered an internal error. Please try again.');
  if (fault === 'throttled') throw new Refusal('Throttling', 'Rate exceeded');
  if (typeof fault === 'object') throw new OtherError(fault.error.name, fault.error.status);
}

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

function errorXml({ code, messages }: { readonly code: string; readonly messages: readonly string[] }): string {
  // What is wrong with a batch comes as a list in brackets, in the message that every error has.
  const Message = code === 'InvalidChangeBatch' ? `[${messages.join(', ')}]` : messages[0];
  return writeXml('ErrorResponse', { Error: { Type: 'Sender', Code: code, Message }, RequestId: REQUEST_ID });
}
