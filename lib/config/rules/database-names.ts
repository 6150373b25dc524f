import type { ConfigRule } from '../rule';

/** Names that PostgreSQL or RDS keep for themselves. Source: Amazon RDS User Guide, "Creating a DB instance", DB name of PostgreSQL. */
const RESERVED = ['postgres', 'template0', 'template1', 'rdsadmin', 'user', 'table', 'select', 'database', 'default'];

/** The first SQL database and the first shard can never be renamed, so they are right from the start. */
export const databaseNames: ConfigRule = {
  id: 'database-names',
  check: ({ database: { name, shards } }) => [
    ...(RESERVED.includes(name)
      ? [
          {
            path: ['database', 'name'],
            problem: 'is a name PostgreSQL keeps for itself',
            found: name,
            remedy: 'choose another',
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
