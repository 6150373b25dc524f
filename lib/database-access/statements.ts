import type { ServiceRole } from './service-role';

/**
 * Makes a service's role, logins and schema, where they are missing, and gives the role its rights: everything in its own
 * schema; rows, not tables, of what the owner has in `public`, now and later. Nothing of another service. Run as the owner.
 */
export function grantStatements({ role, logins }: ServiceRole): string[] {
  const rows = 'SELECT, INSERT, UPDATE, DELETE';
  return [
    createRole(role, 'NOLOGIN'),
    // The owner hands the schema over, and later reads what stands in it.
    `GRANT ${role} TO CURRENT_USER`,
    ...logins.flatMap((login) => [
      // Closed until it is given a password.
      createRole(login, "LOGIN VALID UNTIL '-infinity'"),
      `GRANT ${role} TO ${login}`,
      // A login is the role from its first statement on: what it makes belongs to the role, not to one of two logins.
      `ALTER ROLE ${login} SET role = '${role}'`,
    ]),
    `CREATE SCHEMA IF NOT EXISTS ${role} AUTHORIZATION ${role}`,
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    onOwnRelations(`GRANT ${rows} ON TABLE %s TO ${role}`, 'r', 'p', 'v', 'm', 'f'),
    onOwnRelations(`GRANT USAGE, SELECT ON SEQUENCE %s TO ${role}`, 'S'),
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rows} ON TABLES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role}`,
  ];
}

/** Gives a login the password of which `verifier` is what PostgreSQL stores. */
export function openStatement(login: string, verifier: string): string {
  return `ALTER ROLE ${login} PASSWORD '${verifier}' VALID UNTIL 'infinity'`;
}

/** Nobody can log in any more; who is connected stays so. */
export function closeStatement(login: string): string {
  return `ALTER ROLE ${login} PASSWORD NULL VALID UNTIL '-infinity'`;
}

function createRole(name: string, kind: string): string {
  return `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name} ${kind}; END IF;
END $$`;
}

/** Extensions keep tables in `public` that belong to others: granting on those would fail, and with it everything. */
function onOwnRelations(statement: string, ...kinds: readonly string[]): string {
  return `DO $$ DECLARE relation regclass; BEGIN
  FOR relation IN SELECT oid FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relowner = CURRENT_USER::regrole AND relkind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})
  LOOP EXECUTE format('${statement}', relation); END LOOP;
END $$`;
}
