import { createServer } from 'node:net';
import { OperationError } from './operation-error';

/**
 * The port asked for, or a free one.
 *
 * @throws OperationError when the port asked for is in use.
 */
export function claimPort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => {
      reject(
        new OperationError(`port ${wanted} is in use`, 'choose another with --port, or leave it out for a free one'),
      );
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      server.close(() => resolve(port));
    });
  });
}
