import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientOptions } from '../aws/client-options';
import { OperationError } from '../aws/operation-error';
import { serversOfStack } from '../aws/servers-of-stack';

/** Time a session takes to open, in milliseconds. */
const OPEN_WITHIN_MS = 30_000;

/** Document of Session Manager for a tunnel through a server to another host. */
const DOCUMENT = 'AWS-StartPortForwardingSessionToRemoteHost';

const OTHERWISE = 'or make a tunnel yourself and say where it begins: --through localhost:PORT';

export interface TunnelProps {
  /** Stack whose servers it may go through. */
  readonly serviceStack: string;
  readonly host: string;
  readonly port: number;
  readonly localPort: number;
  readonly options: ClientOptions;
}

/** A way from this machine to a database that only servers reach: through one of them, by Session Manager. */
export class Tunnel {
  private constructor(private readonly session: ChildProcess) {}

  /** @throws OperationError when there is no server, or the session does not open. */
  static async open(props: TunnelProps): Promise<Tunnel> {
    const server = await anyServer(props);
    const { host, port, localPort, options } = props;
    const parameters = { host: [host], portNumber: [String(port)], localPortNumber: [String(localPort)] };
    const target = ['--region', options.region, '--target', server, '--document-name', DOCUMENT];
    const command = ['ssm', 'start-session', ...target, '--parameters', JSON.stringify(parameters)];
    // A group of its own: the command line starts a plugin, and both must end.
    const session = spawn('aws', command, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const said = await opened(session);
    if (said !== undefined) {
      end(session);
      const remedy = `install the AWS CLI and its Session Manager plugin, ${OTHERWISE}`;
      throw new OperationError(`no tunnel to ${host} through ${server}: ${said}`, remedy);
    }
    return new Tunnel(session);
  }

  close(): void {
    end(this.session);
  }
}

/** What went wrong; undefined when the session waits for connections. */
async function opened(session: ChildProcess): Promise<string | undefined> {
  let said = '';
  let ended: string | undefined;
  for (const stream of [session.stdout, session.stderr]) stream?.on('data', (text) => (said += text));
  session.once('error', ({ message }) => (ended = message));
  session.once('exit', (code) => (ended = said.trim().split('\n').at(-1) || `exit ${code}`));
  const deadline = Date.now() + OPEN_WITHIN_MS;
  while (!/waiting for connections/i.test(said)) {
    if (ended !== undefined) return ended;
    if (Date.now() > deadline) return 'it did not open in time';
    await sleep(50);
  }
  return undefined;
}

function end(session: ChildProcess): void {
  if (session.pid === undefined || session.exitCode !== null || session.signalCode !== null) return;
  try {
    process.kill(-session.pid, 'SIGTERM');
  } catch {
    // It ended by itself meanwhile.
  }
}

/** A server of the stack that works. */
async function anyServer({ serviceStack, options }: TunnelProps): Promise<string> {
  const servers = await serversOfStack(serviceStack, options);
  const server = servers.find(({ LifecycleState }) => LifecycleState === 'InService')?.InstanceId;
  if (server) return server;
  throw new OperationError(`${serviceStack} has no server in service to go through`, `deploy it first, ${OTHERWISE}`);
}
