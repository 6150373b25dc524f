import { OperationError } from '../aws/operation-error';
import { newPassword } from './login';
import { otherLogin } from './service-role';
import { asOwner, heldLogin, type ServiceLogin, type ShardAccess, serviceLogins, setPassword } from './shard-access';
import { closeStatement } from './statements';

export interface Rotation {
  readonly shard: string;
  readonly service: string;
  /** Login that the secret names. */
  readonly current: string;
  /** The other one: that of before a rotation, or the next. */
  readonly other: string;
  /** Whether the other one still has a password: a rotation was begun and not finished. */
  readonly otherOpen: boolean;
  /** Connections that the other one has. */
  readonly otherSessions: number;
}

const OTHER = `SELECT COALESCE(rolvaliduntil = 'infinity', false) AS open,
  (SELECT count(*)::int FROM pg_stat_activity WHERE usename = rolname) AS sessions FROM pg_roles WHERE rolname = $1`;

/** Where each service stands between two rotations. Changes nothing. */
export function findRotations(access: ShardAccess): Promise<Rotation[]> {
  return asOwner(access, async (session) => {
    const found: Rotation[] = [];
    for (const login of serviceLogins(access)) {
      const inSecret = await current(access, login);
      const other = otherLogin(login, inSecret);
      const { rows } = await session.query<{ open: boolean; sessions: number }>(OTHER, [other]);
      const { open = false, sessions = 0 } = rows[0] ?? {};
      found.push({
        ...{ shard: access.shard, service: login.service, current: inSecret, other },
        ...{ otherOpen: open, otherSessions: sessions },
      });
    }
    return found;
  });
}

/**
 * Gives each service a new password without locking anyone out: the login that nobody uses gets it, is tried, and only then
 * takes the other's place in the secret. The login before goes on working until `finishRotation`.
 *
 * @throws OperationError when the rotation before is not finished: somebody may still use the login that would be changed.
 */
export async function rotate(access: ShardAccess): Promise<void> {
  const unfinished = (await findRotations(access)).filter(({ otherOpen }) => otherOpen);
  if (unfinished.length > 0) {
    const list = unfinished.map(({ other }) => other).join(', ');
    throw new OperationError(
      `the rotation before is not finished: ${list} can still log in`,
      'finish it with --finish',
    );
  }
  await asOwner(access, async (session) => {
    for (const login of serviceLogins(access)) {
      const next = { username: otherLogin(login, await current(access, login)), password: newPassword() };
      await setPassword(session, access.endpoint, next);
      await access.secrets.replace(login.secret, next);
    }
  });
}

/**
 * Takes the password of the login that the secret names no longer.
 *
 * @throws OperationError when somebody is still connected with one of them; then none is taken.
 */
export async function finishRotation(access: ShardAccess): Promise<void> {
  const rotations = await findRotations(access);
  const used = rotations.filter(({ otherSessions }) => otherSessions > 0);
  if (used.length > 0) {
    const list = used.map(({ other, otherSessions }) => `${other} (${otherSessions})`).join(', ');
    throw new OperationError(`still connected: ${list}`, 'restart the containers of these services, then try again');
  }
  await asOwner(access, async (session) => {
    for (const { other } of rotations) await session.query(closeStatement(other));
  });
}

async function current(access: ShardAccess, login: ServiceLogin): Promise<string> {
  const held = await heldLogin(access, login);
  if (held) return held.username;
  throw new OperationError(`secret ${login.secret} does not exist`, `make ${login.role} first: stagecoach db roles`);
}
