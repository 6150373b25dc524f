import { accepts } from './database-session';
import { newPassword } from './login';
import { asOwner, heldLogin, type ServiceLogin, type ShardAccess, serviceLogins, setPassword } from './shard-access';
import { grantStatements } from './statements';

/** What a service lacks on a shard: a role, its secret, or a database that knows the password in the secret. */
export type RoleState = 'no-role' | 'no-secret' | 'password-unknown' | 'ready';

export interface FoundRole extends ServiceLogin {
  readonly shard: string;
  readonly state: RoleState;
}

/**
 * What there is of each service's role on a shard. Changes nothing.
 *
 * @throws OperationError when a secret names a login that is not the service's.
 */
export function findRoles(access: ShardAccess): Promise<FoundRole[]> {
  return asOwner(access, async (session) => {
    const { rows } = await session.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
    const known = new Set(rows.map(({ rolname }) => rolname));
    const found: FoundRole[] = [];
    for (const login of serviceLogins(access)) found.push({ ...login, shard: access.shard, ...(await stateOf(login)) });
    return found;

    async function stateOf(login: ServiceLogin): Promise<{ state: RoleState }> {
      const held = await heldLogin(access, login);
      if (!known.has(login.role)) return { state: 'no-role' };
      if (!held) return { state: 'no-secret' };
      return { state: (await accepts(access.endpoint, held)) ? 'ready' : 'password-unknown' };
    }
  });
}

/**
 * Makes what is missing, and grants again what new tables lack. Run again after a failure it goes on where it was. A secret
 * that exists keeps its password: running services have read it.
 */
export function makeRoles(access: ShardAccess): Promise<void> {
  return asOwner(access, async (session) => {
    for (const login of serviceLogins(access)) {
      const held = await heldLogin(access, login);
      // All of one service or nothing.
      await session.query('BEGIN');
      for (const statement of grantStatements(login)) await session.query(statement);
      await session.query('COMMIT');

      if (held && (await accepts(access.endpoint, held))) continue;
      const wanted = held ?? { username: login.logins[0], password: newPassword() };
      await setPassword(session, access.endpoint, wanted);
      if (!held) await access.secrets.create(login.secret, wanted);
    }
  });
}
