import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers probes on every loopback address: 200, or 503 where an endpoint is not well. */
export class Endpoints {
  /** By `address/path`. */
  well: ReadonlySet<string> = new Set();
  asked = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      this.asked += 1;
      const isWell = this.well.has(`${request.socket.localAddress}${request.url}`);
      response.writeHead(isWell ? 200 : 503, { connection: 'close' }).end();
    });
  }

  static async start(): Promise<Endpoints> {
    const server = createServer();
    server.listen(0, '0.0.0.0');
    await once(server, 'listening');
    return new Endpoints(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
