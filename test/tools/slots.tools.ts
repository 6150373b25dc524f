import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import vectors from '../../docs/contract/slots.json';
import { byCodePoints } from '../../lib/sharding/code-points';
import { POSTGRES_VERSIONS, Postgres } from '../support/postgres';
import { ROOT } from '../support/run';

const [, expression = ''] = /```sql\n(.+)\n```/.exec(readFileSync(join(ROOT, 'docs/sharding.md'), 'utf8')) ?? [];

describe.each(POSTGRES_VERSIONS)('PostgreSQL %s', (version) => {
  let server: Postgres;
  let client: Client;
  beforeAll(async () => {
    server = await Postgres.start(version);
    const { username: user, password } = Postgres.OWNER;
    const { port } = server;
    const ssl = { rejectUnauthorized: false };
    client = new Client({ host: '127.0.0.1', port, user, password, database: Postgres.DATABASE, ssl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it('finds the slots of the vectors by the expression of the documentation', async () => {
    const keys = vectors.vectors.map(({ key }) => key);
    const { rows } = await client.query(`SELECT key, ${expression} AS slot FROM unnest($1::text[]) AS key`, [keys]);
    expect(rows).toEqual(vectors.vectors);
  });

  it('orders keys with COLLATE "C" as ranges do', async () => {
    const keys = [...vectors.vectors.map(({ key }) => key), '\ud7ff', '\uffff', 'b', 'm\u{10ffff}', 'm\ue000'];
    const { rows } = await client.query('SELECT key FROM unnest($1::text[]) AS key ORDER BY key COLLATE "C"', [keys]);
    expect(rows.map(({ key }) => key)).toEqual([...keys].sort(byCodePoints));
  });
});
