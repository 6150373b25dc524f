import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to an emulator on which one region, or none, answers nothing but errors. */
export interface DeadRegion {
  readonly endpoint: string;
  /** From now on every request to `region` fails. */
  kill(region: string): void;
  /** What was asked of the region that is dead, as `service`; it is forgotten when another one dies. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/**
 * A proxy before an emulator. The region of a request is the one that it was signed for, as on AWS: that of IAM, Route 53 and
 * CloudFront is always us-east-1.
 */
export async function beforeEmulator(emulator: string): Promise<DeadRegion> {
  let dead: string | undefined;
  let refused: string[] = [];
  const server = createServer((incoming, answer) => {
    const { region, service } = scopeOf(incoming);
    if (region !== undefined && region === dead) {
      refused.push(service ?? '');
      incoming.resume();
      answer.writeHead(503, { 'content-type': 'text/plain' }).end('Service Unavailable');
    } else passOn(emulator, incoming, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
    kill: (region) => {
      dead = region;
      refused = [];
    },
    get refused() {
      return refused;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Credential scope of a request, which stands in its signature. Source: AWS General Reference, "Signature Version 4" (2026-11). */
function scopeOf({ headers: { authorization = '' } }: IncomingMessage): { region?: string; service?: string } {
  const [, region, service] = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(authorization) ?? [];
  return { region, service };
}

function passOn(emulator: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { hostname, port } = new URL(emulator);
  const { method, url: path, headers } = incoming;
  const outgoing = request({ hostname, port, method, path, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  outgoing.on('error', () => answer.writeHead(502).end());
  incoming.pipe(outgoing);
}
