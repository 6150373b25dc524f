import type { FoundRole, RoleState } from '../database-access/make-roles';
import type { Rotation } from '../database-access/rotate';
import { plainTable } from './plain-table';

const STATES: Readonly<Record<RoleState, string>> = {
  'not-copied': 'the secret is to be copied to',
  'no-role': 'role and secret to be made',
  'no-secret': 'role there, secret to be made',
  'password-unknown': 'the database is to learn the password in the secret',
  ready: 'ready',
};

export function rolesTable(found: readonly FoundRole[]): string {
  const rows = found.map(({ shard, role, secret, state, lacking }) => [
    shard,
    role,
    secret,
    [STATES[state], lacking.join(', ')].join(' ').trim(),
  ]);
  return plainTable(['SHARD', 'ROLE', 'SECRET', 'STATE'], [9, 22, 39, 30], rows);
}

export function rotationsTable(found: readonly Rotation[]): string {
  const rows = found.map(({ shard, service, current, other, otherOpen, otherSessions }) => [
    shard,
    service,
    current,
    otherOpen ? `${other} still works, ${otherSessions} connected` : `${other} is closed`,
  ]);
  return plainTable(['SHARD', 'SERVICE', 'IN THE SECRET', 'THE OTHER LOGIN'], [9, 20, 28, 43], rows);
}
