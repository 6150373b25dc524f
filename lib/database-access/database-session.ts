import type { Client } from 'pg';
import { OperationError } from '../aws/operation-error';
import type { Login } from './login';

/** Where a database answers. */
export interface DatabaseEndpoint {
  readonly host: string;
  readonly port: number;
  /** Name in the database's certificate, where `host` is the near end of a tunnel. @default - `host` */
  readonly certificateHost?: string;
  /** Certificates to trust, as PEM. Without them the connection is encrypted, but the other end is not proved. */
  readonly trusted?: string;
  /** Name of the SQL database. */
  readonly database: string;
}

/** The database answered, and said no to this name and password. */
export class LoginRefused extends OperationError {}

/** Codes of PostgreSQL: invalid_password, invalid_authorization_specification. */
const REFUSALS = ['28P01', '28000'];

/** Time for a connection and for a statement, in milliseconds. */
const TIMEOUT_MS = 15_000;

/**
 * Logs in, over TLS only.
 *
 * @param statementMs longest time for a statement; 0 for any
 * @throws OperationError when the database can't be reached, or does not accept the login.
 */
export async function openSession(
  endpoint: DatabaseEndpoint,
  { username, password }: Login,
  statementMs = TIMEOUT_MS,
): Promise<Client> {
  const { Client: PostgresClient } = await import('pg');
  const { host, port, database, trusted, certificateHost = host } = endpoint;
  const client = new PostgresClient({
    host,
    port,
    database,
    user: username,
    password,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: statementMs,
    application_name: 'stagecoach',
    ssl: trusted ? { ca: trusted, servername: certificateHost } : { rejectUnauthorized: false },
  });
  // A connection that breaks later must not end the process: the next statement says it.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const problem = `${username} can't log in to ${database} at ${host}:${port}: ${message}`;
    throw REFUSALS.includes(code ?? '') ? new LoginRefused(problem) : new OperationError(problem);
  }
}

/** Whether the database accepts a login. */
export async function accepts(endpoint: DatabaseEndpoint, login: Login): Promise<boolean> {
  try {
    const session = await openSession(endpoint, login);
    await session.end();
    return true;
  } catch (error) {
    if (error instanceof LoginRefused) return false;
    throw error;
  }
}
