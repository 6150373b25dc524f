/**
 * Writes as an application does, in a process of its own: several clients at once, each with tenants of its own, that look up
 * the shard in the map, and read the map again when they are refused. Every write that was acknowledged goes to the journal.
 */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { NOT_HERE } from '../../../lib/resharding/schema';
import type { ShardMap } from '../../../lib/sharding/map';
import { ownersOf } from '../../../lib/sharding/owners';
import { slotOf } from '../../../lib/sharding/slot';
import { applicationSession, mapOf, type Shards } from './application';
import { seeded } from './random';

export interface Task {
  readonly shards: Shards;
  readonly journal: string;
  readonly tenants: number;
  readonly clients: number;
  readonly seed: number;
  /** About how many rows there are to be. */
  readonly rows: number;
}

/** A row after a write; without contents it is gone. */
export interface Entry {
  readonly table: string;
  readonly key: string;
  readonly tenant: string;
  readonly row?: string;
}

/** Refused, or in the way of somebody: the transaction did nothing, and may be tried again. */
const AGAIN = [NOT_HERE, '40001', '40P01'];

let paused = false;
let stopped = false;
let map: string[] = [];
const told = { writes: 0, refused: 0, waitsMs: [] as number[] };

type Held = Map<
  string,
  { readonly id: string; readonly tenant: string; readonly lines: number; readonly label?: string }
>;

async function client(task: Task, number: number, idle: Set<number>): Promise<void> {
  const random = seeded(task.seed * 1_000 + number);
  const sessions = new Map<string, Client>();
  for (const [shard, port] of Object.entries(task.shards.ports)) sessions.set(shard, await applicationSession(port));
  for (const session of sessions.values())
    await session.query("SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'SQL, DMY'");
  const tenants = Array.from({ length: task.tenants }, (_, i) => `tenant-${number}-${i}`);
  const orders: Held = new Map();
  const notes: Held = new Map();
  /** Since when a tenant's writes are refused. */
  const since = new Map<string, number>();
  while (!stopped) {
    if (paused) {
      idle.add(number);
      await sleep(5);
      continue;
    }
    idle.delete(number);
    await sleep(random() * 10);
    const tenant = pick(tenants, random);
    const shard = map[slotOf(tenant)]!;
    const session = sessions.get(shard)!;
    // About as many rows come as go.
    const full = orders.size + notes.size > task.rows / task.clients;
    const write = pick([full ? remove : order, full ? remove : note, order, note, swap, change, remove, give], random);
    try {
      await session.query(random() < 0.3 ? 'BEGIN ISOLATION LEVEL REPEATABLE READ' : 'BEGIN');
      const written = await write({ session, random, tenant, orders, notes, tenants, shard });
      // Some take their time, with locks held.
      if (random() < 0.02) await sleep(30);
      await session.query('COMMIT');
      written.keep();
      told.writes += 1;
      appendFileSync(task.journal, written.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      const start = since.get(tenant);
      if (start !== undefined) told.waitsMs.push(Date.now() - start);
      since.delete(tenant);
    } catch (error) {
      await session.query('ROLLBACK');
      const { code = '' } = error as { code?: string };
      if (!AGAIN.includes(code)) throw error;
      if (code === NOT_HERE) {
        told.refused += 1;
        if (!since.has(tenant)) since.set(tenant, Date.now());
        await readMap(task);
        await sleep(2);
      }
    }
  }
  for (const session of sessions.values()) await session.end();
}

interface Writing {
  readonly session: Client;
  readonly random: () => number;
  readonly tenant: string;
  readonly shard: string;
  readonly tenants: readonly string[];
  readonly orders: Held;
  readonly notes: Held;
}

interface Written {
  readonly entries: readonly Entry[];
  readonly keep: () => void;
}

const NOTHING: Written = { entries: [], keep: () => {} };

async function returned(session: Client, text: string, values: unknown[], table: string): Promise<Entry[]> {
  const { rows } = await session.query<{ row: string; tenant_id: string; key: string }>(
    `${text} RETURNING tenant_id, ${KEYS[table]} AS key, ${rowText(table)} AS row`,
    values,
  );
  return rows.map(({ row, tenant_id: tenant, key }) => ({ table, key, tenant, row }));
}

/** What makes a row of a table one of its kind. Ids of notes come from sequences, and two shards may give the same. */
export const KEYS: Readonly<Record<string, string>> = {
  orders: 'id::text',
  lines: "tenant_id || ' ' || order_id || ' ' || line",
  notes: "tenant_id || ' ' || id",
};

/** The whole row as text that does not depend on the session. */
export const rowText = (table: string) =>
  table === 'lines'
    ? 'to_jsonb(lines)::text'
    : `jsonb_set(to_jsonb(${table}), '{${TIME[table]}}', to_jsonb(extract(epoch FROM ${TIME[table]})))::text`;

const TIME: Readonly<Record<string, string>> = { orders: 'placed', notes: 'at' };

async function order({ session, random, tenant, orders }: Writing): Promise<Written> {
  const id = crypto.randomUUID();
  const entries = await returned(
    session,
    'INSERT INTO orders VALUES ($1, $2, $3, clock_timestamp(), 1)',
    [id, tenant, (random() * 1_000).toFixed(2)],
    'orders',
  );
  const lines = Math.floor(random() * 3);
  for (let line = 0; line < lines; line += 1)
    entries.push(
      ...(await returned(
        session,
        'INSERT INTO lines VALUES ($1, $2, $3, $4)',
        [tenant, id, line, JSON.stringify({ line, text: 'ä\n"', deep: [1e300, null] })],
        'lines',
      )),
    );
  return { entries, keep: () => orders.set(id, { id, tenant, lines }) };
}

async function note({ session, random, tenant, notes }: Writing): Promise<Written> {
  const label = `label ${Math.floor(random() * 1e9)}`;
  const entries = await returned(
    session,
    `INSERT INTO notes (tenant_id, body, raw, at, amount, "Odd ""name""", label) VALUES ($1, $2, $3, clock_timestamp(), $4, $5, $6)`,
    [
      tenant,
      `text ${'x'.repeat(random() * 20)}`,
      Buffer.from([0, 255, random() * 256]),
      `${random() * 1e6}`,
      random() / 3,
      label,
    ],
    'notes',
  );
  return {
    entries,
    keep: () => notes.set(entries[0]!.key, { id: entries[0]!.key.split(' ')[1]!, tenant, lines: 0, label }),
  };
}

/** A value that must be unique wanders from one row to another. */
async function swap({ session, tenant, notes }: Writing): Promise<Written> {
  const [one, other] = [...notes.values()].filter((each) => each.tenant === tenant);
  if (!one || !other) return NOTHING;
  const entries = [
    ...(await returned(
      session,
      'UPDATE notes SET label = NULL WHERE tenant_id = $1 AND id = $2',
      [tenant, one.id],
      'notes',
    )),
    ...(await returned(
      session,
      'UPDATE notes SET label = $3 WHERE tenant_id = $1 AND id = $2',
      [tenant, other.id, one.label],
      'notes',
    )),
    ...(await returned(
      session,
      'UPDATE notes SET label = $3 WHERE tenant_id = $1 AND id = $2',
      [tenant, one.id, other.label],
      'notes',
    )),
  ];
  return {
    entries,
    keep: () => {
      notes.set(`${tenant} ${one.id}`, { ...one, label: other.label! });
      notes.set(`${tenant} ${other.id}`, { ...other, label: one.label! });
    },
  };
}

async function change({ session, tenant, orders }: Writing): Promise<Written> {
  const one = [...orders.values()].find((each) => each.tenant === tenant);
  if (!one) return NOTHING;
  const entries = await returned(session, 'UPDATE orders SET version = version + 1 WHERE id = $1', [one.id], 'orders');
  if (entries.length !== 1) throw new Error(`order ${one.id} of ${tenant} is not there`);
  return { entries, keep: () => {} };
}

async function remove({ session, tenant, orders, notes, random }: Writing): Promise<Written> {
  if (random() < 0.5) {
    const one = [...notes.values()].find((each) => each.tenant === tenant);
    if (!one) return NOTHING;
    await session.query('DELETE FROM notes WHERE tenant_id = $1 AND id = $2', [tenant, one.id]);
    const key = `${tenant} ${one.id}`;
    return { entries: [{ table: 'notes', key, tenant }], keep: () => notes.delete(key) };
  }
  const one = [...orders.values()].find((each) => each.tenant === tenant);
  if (!one) return NOTHING;
  // Its lines go with it.
  await session.query('DELETE FROM orders WHERE id = $1', [one.id]);
  const lines = Array.from({ length: one.lines }, (_, line) => ({
    table: 'lines',
    key: `${tenant} ${one.id} ${line}`,
    tenant,
  }));
  return { entries: [{ table: 'orders', key: one.id, tenant }, ...lines], keep: () => orders.delete(one.id) };
}

/** An order goes from one tenant to another on the same shard: its slot changes. */
async function give({ session, random, tenant, tenants, shard, orders }: Writing): Promise<Written> {
  const one = [...orders.values()].find((each) => each.tenant === tenant && each.lines === 0);
  const to = pick(tenants, random);
  if (!one || map[slotOf(to)] !== shard) return NOTHING;
  const entries = await returned(session, 'UPDATE orders SET tenant_id = $2 WHERE id = $1', [one.id, to], 'orders');
  return { entries, keep: () => orders.set(one.id, { ...one, tenant: to }) };
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;

async function readMap({ shards }: Task): Promise<void> {
  const { placement } = (await mapOf(shards).read()) as ShardMap;
  if (placement.strategy === 'hash') map = ownersOf(placement.slots);
}

async function main(task: Task): Promise<void> {
  await readMap(task);
  const idle = new Set<number>();
  const clients = Array.from({ length: task.clients }, (_, i) => client(task, i, idle));
  for (const each of clients)
    each.catch((error) => {
      console.error(error);
      process.exit(1);
    });
  createInterface(process.stdin).on('line', async (line) => {
    paused = line === 'pause';
    stopped = line === 'stop';
    while (paused && idle.size < task.clients) await sleep(2);
    if (line === 'resume') {
      idle.clear();
      Object.assign(told, { writes: 0, refused: 0, waitsMs: [] });
    }
    if (stopped) {
      await Promise.all(clients);
      process.exit(0);
    }
    console.log(JSON.stringify({ said: line, ...told }));
  });
  console.log(JSON.stringify({ said: 'ready' }));
}

if (require.main === module) main(JSON.parse(process.argv[2] ?? '') as Task);
