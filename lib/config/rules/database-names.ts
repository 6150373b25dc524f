import type { ConfigRule } from '../rule';

/** PostgreSQL's own databases, and names that RDS refuses. Source: Amazon RDS User Guide, "Settings for DB instances" (2026-11). */
const TAKEN = 'postgres template0 template1 rdsadmin admin db identity catalog flag';

/** Reserved words of PostgreSQL 17. Source: PostgreSQL documentation, appendix "SQL Key Words". */
const KEYWORDS =
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column ' +
  'concurrently constraint create cross current_catalog current_date current_role current_schema current_time ' +
  'current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from ' +
  'full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit ' +
  'localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references ' +
  'returning right select session_user similar some symmetric system_user table tablesample then to trailing true union ' +
  'unique user using variadic verbose when where window with';

const RESERVED = new Set(`${TAKEN} ${KEYWORDS}`.split(' '));

/** The first SQL database and the first shard can never be renamed, so they are right from the start. */
export const databaseNames: ConfigRule = {
  id: 'database-names',
  check: ({ app, database: { name, shards } }) => [
    ...(RESERVED.has(name) || name.startsWith('pg_')
      ? [
          {
            path: name === app.replaceAll('-', '_') ? ['app'] : ['database', 'name'],
            problem: 'is no name for a database: PostgreSQL or RDS keep it for themselves',
            found: name,
            remedy: 'set database.name to another',
          },
        ]
      : []),
    ...(shards[0] === 'main'
      ? []
      : [
          {
            path: ['database', 'shards', 0],
            problem: 'is not main',
            limit: 'the first database is shard main for ever',
            found: shards[0],
            remedy: 'put main first',
          },
        ]),
  ],
};
