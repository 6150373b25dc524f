import { randomBytes } from 'node:crypto';
import { OperationError } from '../aws/operation-error';
import { loginSecretName, type Owner } from '../blueprint/names';
import { accepts, type DatabaseEndpoint, openSession } from './database-session';
import type { Login } from './login';
import type { LoginSecrets } from './login-secrets';
import { scramVerifier } from './scram';
import { type ServiceRole, serviceRole } from './service-role';
import { openStatement } from './statements';

type Session = Awaited<ReturnType<typeof openSession>>;

/** The database of one shard with the services that use it, as its owner sees them. */
export interface ShardAccess {
  readonly owner: Owner;
  readonly shard: string;
  readonly services: readonly string[];
  readonly secrets: LoginSecrets;
  readonly endpoint: DatabaseEndpoint;
  /** Login of the database's owner. */
  readonly ownerLogin: Login;
}

/** A service on a shard, with the name of its secret. */
export interface ServiceLogin extends ServiceRole {
  readonly secret: string;
}

export function serviceLogins({ owner, shard, services }: ShardAccess): ServiceLogin[] {
  return services.map((service) => ({
    ...serviceRole(service),
    secret: loginSecretName(owner, 'per-service', shard, service),
  }));
}

/**
 * What the secret of a service holds; undefined when there is none.
 *
 * @throws OperationError when it is a login of somebody else, whose password is not ours to change.
 */
export async function heldLogin(
  access: ShardAccess,
  { role, logins, secret }: ServiceLogin,
): Promise<Login | undefined> {
  const held = await access.secrets.read(secret);
  if (!held || logins.includes(held.username)) return held;
  throw new OperationError(`secret ${secret} is a login of ${held.username}`, `delete it: ${role} needs its own`);
}

/** Runs `work` as the owner of the database. */
export async function asOwner<T>(access: ShardAccess, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(access.endpoint, access.ownerLogin);
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

/** Gives a login its password, and sees that the database takes it. */
export async function setPassword(session: Session, endpoint: DatabaseEndpoint, login: Login): Promise<void> {
  await session.query(openStatement(login.username, scramVerifier(login.password, randomBytes(16))));
  if (!(await accepts(endpoint, login))) throw new Error(`${login.username} is refused with the password it was given`);
}
