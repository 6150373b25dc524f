import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Client } from 'pg';
import { clientOptions } from '../../../lib/aws/client-options';
import { openSession } from '../../../lib/database-access/database-session';
import { type ShardDatabase, settle } from '../../../lib/resharding/database';
import { dynamoItem } from '../../../lib/resharding/environment';
import type { MapItem } from '../../../lib/resharding/map-item';
import { Postgres } from '../postgres';
import { fileMap } from './file-map';

/** Two shards, and where a child process finds them. */
export interface Shards {
  readonly ports: Readonly<Record<string, number>>;
  /** Where the map is: a folder, or the address of an emulator. */
  readonly map: string;
}

/** Owner of the map on an emulator, which is that of `config/prod.yaml`. */
export const OWNER = { app: 'shop', environment: 'prod' };

export function mapOf({ map, ports }: Shards): MapItem {
  if (!map.startsWith('http')) return fileMap(map);
  return dynamoItem(OWNER, Object.keys(ports), new DynamoDBClient(clientOptions('us-east-1', map)));
}

/** Who writes: somebody with rights on rows, and on nothing of the kit's. */
export const APPLICATION = { username: 'app', password: 'app-password' };

const near = (port: number) => ({ host: '127.0.0.1', port, database: Postgres.DATABASE });

export const applicationSession = (port: number): Promise<Client> => openSession(near(port), APPLICATION);

export async function ownerSession(port: number): Promise<Client> {
  const session = await openSession(near(port), Postgres.OWNER, 0);
  await settle(session);
  return session;
}

export async function ownerDatabases({ ports }: Shards): Promise<ShardDatabase[]> {
  const databases: ShardDatabase[] = [];
  for (const [shard, port] of Object.entries(ports)) databases.push({ shard, session: await ownerSession(port) });
  return databases;
}

/** An application's tables: every kind of key and column that can go wrong when rows move. */
export const TABLES = [
  `CREATE TABLE public.orders (id uuid PRIMARY KEY, tenant_id text NOT NULL, total numeric(12, 2) NOT NULL,
    placed timestamptz NOT NULL, version integer NOT NULL)`,
  `CREATE TABLE public.lines (tenant_id text NOT NULL, order_id uuid NOT NULL REFERENCES public.orders ON DELETE CASCADE,
    line integer NOT NULL, what jsonb NOT NULL, PRIMARY KEY (tenant_id, order_id, line))`,
  `CREATE TABLE public.notes (id bigint GENERATED ALWAYS AS IDENTITY, tenant_id text NOT NULL, body text NOT NULL,
    size integer GENERATED ALWAYS AS (length(body)) STORED, raw bytea, at timestamptz, amount numeric, "Odd ""name""" float8,
    label text, UNIQUE (tenant_id, label), PRIMARY KEY (tenant_id, id))`,
  'CREATE TABLE public.plans (id integer PRIMARY KEY, name text)',
];

/** Makes the tables, the application's login, and gives the owner what RDS gives to its own. */
export async function makeApplication(server: Postgres): Promise<void> {
  const { username, password } = APPLICATION;
  await server.asAdmin([
    `GRANT SET ON PARAMETER session_replication_role TO ${Postgres.OWNER.username}`,
    `CREATE ROLE ${username} LOGIN PASSWORD '${password}'`,
  ]);
  const session = await ownerSession(server.port);
  for (const table of TABLES) await session.query(table);
  await session.query(`GRANT USAGE ON SCHEMA public TO ${username}`);
  await session.query(`GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO ${username}`);
  await session.end();
}
