import { accepts } from './database-session';
import { newPassword } from './login';
import { asOwner, heldLogin, type ServiceLogin, type ShardAccess, serviceLogins, setPassword } from './shard-access';
import { grantStatements } from './statements';

/** What a service lacks on a shard: a role, its secret, a database that knows the password in it, or copies of the secret. */
export type RoleState = 'no-role' | 'no-secret' | 'password-unknown' | 'not-copied' | 'ready';

export interface FoundRole extends ServiceLogin {
  readonly shard: string;
  readonly state: RoleState;
  /** Regions in which the secret is missing, where all else is there. */
  readonly lacking: readonly string[];
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

    async function stateOf(login: ServiceLogin): Promise<Pick<FoundRole, 'state' | 'lacking'>> {
      const held = await heldLogin(access, login);
      if (!known.has(login.role)) return { state: 'no-role', lacking: [] };
      if (!held) return { state: 'no-secret', lacking: [] };
      if (!(await accepts(access.endpoint, held))) return { state: 'password-unknown', lacking: [] };
      const lacking = await access.secrets.lacking(login.secret);
      return { state: lacking.length > 0 ? 'not-copied' : 'ready', lacking };
    }
  });
}

/**
 * Makes what is missing, and grants again what new tables lack. Run again after a failure it goes on where it was. A secret
 * that exists keeps its password: running services have read it. It is copied to regions that were added since.
 */
export function makeRoles(access: ShardAccess): Promise<void> {
  return asOwner(access, async (session) => {
    for (const login of serviceLogins(access)) {
      const held = await heldLogin(access, login);
      // All of one service or nothing.
      await session.query('BEGIN');
      for (const statement of grantStatements(login)) await session.query(statement);
      await session.query('COMMIT');

      if (held) await access.secrets.copy(login.secret);
      if (held && (await accepts(access.endpoint, held))) continue;
      const wanted = held ?? { username: login.logins[0], password: newPassword() };
      await setPassword(session, access.endpoint, wanted);
      if (!held) await access.secrets.create(login.secret, wanted);
    }
  });
}
