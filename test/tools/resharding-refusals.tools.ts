import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { ShardDatabase } from '../../lib/resharding/database';
import type { MapItem } from '../../lib/resharding/map-item';
import { slotsOfShard } from '../../lib/resharding/map-slots';
import { lockMover } from '../../lib/resharding/mover-lock';
import { abandon, cleanUp, initialize, reshard } from '../../lib/resharding/reshard';
import { type ReshardProps, survey } from '../../lib/resharding/survey';
import { FIRST_MAP, type ShardMap } from '../../lib/sharding/map';
import { slotOf } from '../../lib/sharding/slot';
import { Postgres } from '../support/postgres';
import { applicationSession, makeApplication, ownerDatabases, ownerSession } from '../support/resharding/application';
import { fileMap } from '../support/resharding/file-map';

const TENANT = 'tenant-42';
const SLOT = slotOf(TENANT);
const OTHER = 'tenant-7';

describe('a move of slots', () => {
  const folder = mkdtempSync(join(tmpdir(), 'resharding-'));
  let servers: Postgres[];
  let databases: ShardDatabase[];
  let application: Record<string, Client>;
  let item: MapItem;
  let props: ReshardProps;
  let maps = 0;

  const order = (session: Client, tenant: string, id: string = crypto.randomUUID()) =>
    session.query('INSERT INTO public.orders VALUES ($1, $2, 10, now(), 1)', [id, tenant]);
  const orders = async (shard: number, tenant = TENANT) => {
    const { rows } = await databases[shard]!.session.query(
      'SELECT id FROM public.orders WHERE tenant_id = $1 ORDER BY id',
      [tenant],
    );
    return rows.map(({ id }) => id as string);
  };
  const owner = (shard: number, statement: string, values: unknown[] = []) =>
    databases[shard]!.session.query(statement, values);
  const state = async (shard: number, slot = SLOT) =>
    (await owner(shard, 'SELECT state FROM sharding.slots WHERE slot = $1', [slot])).rows[0]?.state;
  /** Moves the slot of the tenant, and does something after a step. */
  const move = (after: Readonly<Record<string, () => unknown>> = {}, changed: Partial<ReshardProps> = {}) => {
    const done = new Set<string>();
    const report: ReshardProps['report'] = async (step, _, detail) => {
      for (const name of [step, `${step} ${detail}`]) {
        if (done.has(name)) continue;
        done.add(name);
        await after[name]?.();
      }
    };
    return reshard({ ...props, report, ...changed }, (map) =>
      slotsOfShard(map, 'main').includes(SLOT) ? [{ from: 'main', to: 'orders2', slots: [SLOT] }] : [],
    );
  };
  const edit = async (change: (map: ShardMap) => ShardMap) => {
    const map = (await item.read())!;
    await item.write({ ...change(map), epoch: map.epoch + 1 }, map.epoch);
  };

  beforeAll(async () => {
    servers = await Promise.all(['17', '17'].map((version) => Postgres.start(version)));
    for (const server of servers) await makeApplication(server);
    const ports = { main: servers[0]!.port, orders2: servers[1]!.port };
    databases = await ownerDatabases({ ports, map: folder });
    application = { main: await applicationSession(ports.main), orders2: await applicationSession(ports.orders2) };
  }, 60_000);
  afterAll(async () => {
    for (const { session } of databases) await session.end();
    for (const session of Object.values(application)) await session.end();
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    for (const session of Object.values(application)) await session.query('ROLLBACK');
    for (const { session } of databases) {
      await session.query('DROP SCHEMA IF EXISTS sharding CASCADE');
      await session.query('TRUNCATE public.orders, public.lines, public.notes RESTART IDENTITY');
    }
    maps += 1;
    item = fileMap(join(folder, `map-${maps}`));
    props = { databases, item, keyColumn: 'tenant_id', report: () => {} };
    await initialize(props);
  });

  it('finds the slot of a key as lib/sharding does', async () => {
    const keys = ['', 'a', TENANT, 'ä€😀', 'x'.repeat(500), '00000000-0000-0000-0000-000000000000'];
    const { rows } = await owner(0, 'SELECT sharding.slot_of(k)::int AS slot FROM unnest($1::text[]) k', [keys]);
    expect(rows.map(({ slot }) => slot)).toEqual(keys.map(slotOf));
  });

  it('takes rows along, and the numbers that ids come from', async () => {
    const note = (session: Client) =>
      session.query(`INSERT INTO public.notes (tenant_id, body) VALUES ('${TENANT}', 'x') RETURNING id::int`);
    await order(application.main!, TENANT);
    await note(application.main!);
    const [before, others] = [await orders(0), await orders(0, OTHER)];
    expect(await move()).toMatchObject([{ source: 'main', target: 'orders2', slots: 1, rows: 2 }]);
    expect([await orders(1), await orders(1, OTHER)]).toEqual([before, others]);
    expect((await note(application.orders2!)).rows).toEqual([{ id: 2 }]);
    expect(slotsOfShard((await item.read())!, 'orders2')).toEqual([SLOT]);
  });

  it('lets the database refuse a writer that has not heard of it, and no other', async () => {
    await move();
    await expect(order(application.main!, TENANT)).rejects.toMatchObject({
      code: 'SH001',
      message: `slot ${SLOT} is not here since epoch 2: read the map of shards again`,
    });
    await order(application.main!, OTHER);
    await order(application.orders2!, TENANT);
    await expect(order(application.orders2!, OTHER)).rejects.toMatchObject({ code: 'SH001' });
  });

  it('lets a writer with an older snapshot fail instead of writing past the fence', async () => {
    await application.main!.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await application.main!.query('SELECT count(*) FROM public.orders');
    await move();
    await expect(order(application.main!, TENANT)).rejects.toMatchObject({ code: '40001' });
  });

  it('waits for a writer in flight, and takes along what it wrote', async () => {
    await application.main!.query('BEGIN');
    await order(application.main!, TENANT);
    let ended = false;
    const moving = move().then(() => (ended = true));
    await sleep(700);
    expect(ended).toBe(false);
    await application.main!.query('COMMIT');
    await moving;
    expect((await orders(1)).length).toBe(1);
  });

  it('waits with its fence, too, for a writer in flight', async () => {
    let committed: Promise<unknown> | undefined;
    await move({
      followed: async () => {
        await application.main!.query('BEGIN');
        await order(application.main!, TENANT);
        committed = sleep(500).then(() => application.main!.query('COMMIT'));
      },
    });
    await committed;
    expect([await orders(1), (await orders(1)).length]).toEqual([await orders(0), 1]);
  });

  it('brings over what changes while it copies', async () => {
    const ids = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-0000-0000-000000000000`);
    for (const id of ids) await order(application.main!, TENANT, id);
    await move({
      'copied public.orders': async () => {
        await application.main!.query('UPDATE public.orders SET version = 2 WHERE id = $1', [ids[0]]);
        await application.main!.query('DELETE FROM public.orders WHERE id = $1', [ids[1]]);
        await order(application.main!, TENANT, `${'d'.repeat(8)}-0000-0000-0000-000000000000`);
      },
    });
    const { rows } = await owner(1, 'SELECT left(id::text, 1) AS id, version FROM public.orders ORDER BY id');
    expect(rows).toEqual([
      { id: 'a', version: 2 },
      { id: 'c', version: 1 },
      { id: 'd', version: 1 },
    ]);
  });

  it('is taken back when the rows that arrived are not those that left', async () => {
    await order(application.main!, TENANT);
    const damage = `BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE public.orders SET total = 11; COMMIT`;
    await expect(move({ fenced: () => owner(1, damage) })).rejects.toThrow(
      'public.orders has other contents on orders2 after the copy from main; the move was taken back',
    );
    expect([await state(0), await state(1)]).toEqual(['owned', 'absent']);
    await order(application.main!, TENANT);
    // Another epoch: a switch that was still on its way can't come after this.
    expect((await item.read())!.epoch).toBe(2);
    await move();
    expect((await orders(1)).length).toBe(2);
  });

  it('is taken back when somebody else changed the map meanwhile', async () => {
    await order(application.main!, TENANT);
    await expect(move({ fenced: () => edit((map) => map) })).rejects.toThrow(
      'stale epoch: the map of shards went from epoch 1 to 2 while slots moved',
    );
    expect([await state(0), await state(1)]).toEqual(['owned', 'absent']);
    expect(slotsOfShard((await item.read())!, 'orders2')).toEqual([]);
    await order(application.main!, TENANT);
  });

  it('has happened when the map was written, even if the answer was lost', async () => {
    const deaf: MapItem = { ...item, write: async (...args) => (await item.write(...args)) && false };
    await move({}, { item: deaf });
    expect([await state(0), await state(1)]).toEqual(['absent', 'owned']);
  });

  it('goes on when it died after the switch, and a mover before it can not be asked any more', async () => {
    await order(application.main!, TENANT);
    const died = new Error('died');
    const broken = { ...databases[1]!, session: Object.create(databases[1]!.session) };
    broken.session.query = (text: unknown, ...rest: unknown[]) =>
      String(text).includes('UPDATE sharding.slots') && switched
        ? Promise.reject(died)
        : (databases[1]!.session.query as (...args: unknown[]) => unknown)(text, ...rest);
    let switched = false;
    await expect(move({ switched: () => (switched = true) }, { databases: [databases[0]!, broken] })).rejects.toBe(
      died,
    );
    expect([await state(0), await state(1)]).toEqual(['fenced', 'arriving']);
    await expect(order(application.main!, TENANT)).rejects.toMatchObject({ code: 'SH001' });
    await move();
    expect([await state(0), await state(1), (await orders(1)).length]).toEqual(['absent', 'owned', 1]);
  });

  it('moves nothing when the map was edited by hand', async () => {
    await edit((map) => ({
      ...map,
      placement: { strategy: 'hash', slots: [{ from: 0, to: 4_095, shard: 'orders2' }] },
    }));
    await expect(move()).rejects.toThrow(
      'the map of shards and the databases disagree: slot 0: the map says orders2, and on main it is owned; slot 0: the map says orders2, and on orders2 it is absent',
    );
    expect(await state(0)).toBe('owned');
  });

  it('moves nothing when the map is older than the databases', async () => {
    await move();
    item = fileMap(join(folder, `older-${maps}`));
    await item.write({ ...FIRST_MAP, epoch: 1 }, undefined);
    await expect(survey({ ...props, item })).rejects.toThrow(
      `slot ${SLOT}: the map says main, and on main it is absent`,
    );
  });

  it('moves nothing to a database without the same tables, and says all that it lacks', async () => {
    await owner(0, 'CREATE TABLE public.carts (tenant_id text PRIMARY KEY, n int, m int)');
    await owner(0, 'CREATE TABLE public.extra (tenant_id text PRIMARY KEY)');
    await owner(1, 'CREATE TABLE public.carts (tenant_id text, n bigint, PRIMARY KEY (tenant_id, n))');
    await expect(move()).rejects.toThrow(
      'orders2 has not the same tables: public.carts.m is missing, not integer; public.carts.n is bigint not null, not integer; the primary key of public.carts is (tenant_id,n), not (tenant_id); public.extra is missing; run your migrations there first',
    );
    expect(await state(0)).toBe('owned');
    for (const shard of [0, 1]) await owner(shard, 'DROP TABLE public.carts');
    await owner(0, 'DROP TABLE public.extra');
  });

  it('refuses tables that it can not move, all at once', async () => {
    await owner(0, 'CREATE TABLE public.loose (tenant_id float8)');
    await owner(0, 'CREATE TABLE public.parts (tenant_id text PRIMARY KEY) PARTITION BY HASH (tenant_id)');
    await expect(move()).rejects.toThrow(
      "rows on main can't be moved: public.loose has no primary key; public.loose.tenant_id may be null, and such rows have no slot; public.loose.tenant_id is double precision, not text, uuid or integer; public.parts has partitions or inherits",
    );
    for (const table of ['loose', 'parts']) await owner(0, `DROP TABLE public.${table}`);
  });

  it('refuses rows that would refer to nothing afterwards, on either side', async () => {
    for (const shard of [0, 1]) {
      await owner(shard, 'CREATE TABLE public.colours (id int PRIMARY KEY)');
      await owner(
        shard,
        'CREATE TABLE public.carts (tenant_id text PRIMARY KEY, colour int REFERENCES public.colours)',
      );
    }
    await owner(0, 'CREATE TABLE public.audit (cart text REFERENCES public.carts)');
    await expect(move()).rejects.toThrow("public.audit refers to public.carts, and its own rows don't move");
    await owner(0, 'DROP TABLE public.audit');
    await owner(0, 'INSERT INTO public.colours VALUES (1)');
    await owner(0, 'INSERT INTO public.carts VALUES ($1, 1)', [TENANT]);
    await expect(move()).rejects.toThrow(
      'orders2 lacks what rows refer to: 1 rows of public.carts refer to rows of public.colours that are not there',
    );
    expect(await state(0)).toBe('owned');
    await owner(1, 'INSERT INTO public.colours VALUES (1)');
    await move();
    for (const shard of [0, 1]) await owner(shard, 'DROP TABLE public.carts, public.colours');
  });

  it('has one key column for ever', async () => {
    await expect(reshard({ ...props, keyColumn: 'id' }, () => [])).rejects.toThrow(
      'main is sharded by tenant_id, not by id; say --key-column tenant_id',
    );
  });

  it('never writes over the row of another tenant that has the same id', async () => {
    const id = crypto.randomUUID();
    const there = Array.from({ length: 50 }, (_, i) => `there-${i}`).find((name) => slotOf(name) !== SLOT)!;
    await reshard(props, () => [{ from: 'main', to: 'orders2', slots: [slotOf(there)] }]);
    await order(application.orders2!, there, id);
    await order(application.main!, TENANT, id);
    await expect(move()).rejects.toThrow(
      `two tenants have the same value in public.orders: orders_pkey on orders2 says Key (id)=(${id}) already exists.`,
    );
    expect([await state(0), await orders(1, there)]).toEqual(['owned', [id]]);
    await order(application.main!, TENANT);
  });

  it('is not held up by what a slot left behind that was there before', async () => {
    const id = crypto.randomUUID();
    await order(application.main!, TENANT, id);
    await move();
    // The order goes to another tenant there, whose slot then comes here, where the order of before still lies.
    const there = Array.from({ length: 50 }, (_, i) => `there-${i}`).find((name) => slotOf(name) !== SLOT)!;
    await reshard(props, () => [{ from: 'main', to: 'orders2', slots: [slotOf(there)] }]);
    await application.orders2!.query('UPDATE public.orders SET tenant_id = $1', [there]);
    await reshard(props, () => [{ from: 'orders2', to: 'main', slots: [slotOf(there)] }]);
    expect([await orders(0), await orders(0, there)]).toEqual([[], [id]]);
  });

  it('lets nobody empty a table in the middle, and anybody before and after', async () => {
    await expect(move({ copied: () => application.main!.query('TRUNCATE public.lines') })).rejects.toThrow(
      "public.lines can't be truncated while slots move",
    );
    await abandon(props);
    await application.main!.query('TRUNCATE public.lines');
  });

  it('gives up on a writer that does not end, says who it is, and can be run again', async () => {
    await application.main!.query('BEGIN');
    await order(application.main!, OTHER);
    await order(application.main!, TENANT);
    await expect(move()).rejects.toThrow(
      /^the slots can't be taken from main: transactions that wrote to them don't end: process \d+ of app stagecoach/,
    );
    await application.main!.query('COMMIT');
    await order(application.main!, TENANT);
    const late = async () => {
      await application.main!.query('BEGIN');
      await order(application.main!, TENANT);
    };
    await expect(move({ followed: late })).rejects.toThrow("transactions that wrote to them don't end");
    // What was copied is kept up: nothing is copied twice.
    expect([await state(0), await state(1)]).toEqual(['moving', 'arriving']);
    await application.main!.query('COMMIT');
    await move();
    expect((await orders(1)).length).toBe(3);
  }, 60_000);

  it('comes to its end although writers of one tenant overlap without a pause', async () => {
    let stop = false;
    const busy = async (delay: number) => {
      const session = await applicationSession(servers[0]!.port);
      await sleep(delay);
      while (!stop) {
        await session.query('BEGIN');
        const refused = await order(session, TENANT).then(
          () => false,
          ({ code }) => code === 'SH001',
        );
        await sleep(refused ? 5 : 120);
        await session.query('COMMIT');
      }
      await session.end();
    };
    // So many that there is no moment in which none of them has written and not ended.
    const writers = [0, 20, 40, 60, 80, 100].map(busy);
    await sleep(200);
    await move().finally(() => {
      stop = true;
    });
    await Promise.all(writers);
    expect(await orders(1)).toEqual(await orders(0));
  }, 30_000);

  it('has one mover at a time', async () => {
    const session = await ownerSession(servers[1]!.port);
    await owner(1, 'SELECT pg_advisory_unlock_all()');
    await lockMover([{ shard: 'orders2', session }]);
    await expect(lockMover(databases, 2)).rejects.toThrow(/^another shards apply is at work on orders2 \(process \d+ /);
    await session.end();
    await owner(0, 'SELECT pg_advisory_unlock_all()');
  });

  it('can be taken back while it is not switched', async () => {
    await order(application.main!, TENANT);
    const died = new Error('died');
    await expect(move({ copied: () => Promise.reject(died) })).rejects.toBe(died);
    expect([await state(0), await state(1)]).toEqual(['moving', 'arriving']);
    await abandon(props);
    expect([await state(0), await state(1)]).toEqual(['owned', 'absent']);
    await order(application.main!, TENANT);
    await move();
    expect((await orders(1)).length).toBe(2);
  });

  it.each<[string, (map: ShardMap) => ShardMap, string]>([
    [
      'a shard that is gone',
      (map) => ({ ...map, placement: { strategy: 'hash', slots: [{ from: 0, to: 4_095, shard: 'orders3' }] } }),
      'there is no shard orders3, and the map or the plan has slots for it; a shard leaves database.shards only after its slots',
    ],
    [
      'keys with a shard of their own',
      (map) => ({ ...map, overrides: { [TENANT]: 'orders2' } }),
      `the map gives 1 keys a shard of their own (${TENANT}): only slots can be moved`,
    ],
    [
      'another strategy',
      (map) => ({ ...map, placement: { strategy: 'directory', default: 'main' } }),
      'the map places keys by directory: only slots (strategy hash) can be moved',
    ],
  ])('moves nothing by a map with %s', async (_, change, problem) => {
    await edit(change);
    await expect(move()).rejects.toThrow(problem);
    expect(await state(0)).toBe('owned');
  });

  it('refuses rows that were written on the wrong shard before their table was guarded', async () => {
    await move();
    await owner(0, 'CREATE TABLE public.carts (tenant_id text PRIMARY KEY)');
    await owner(1, 'CREATE TABLE public.carts (tenant_id text PRIMARY KEY)');
    await owner(0, 'INSERT INTO public.carts VALUES ($1)', [TENANT]);
    await expect(cleanUp(props)).rejects.toThrow(
      `public.carts on main holds 1 rows of slots that live elsewhere (the first is slot ${SLOT})`,
    );
    for (const shard of [0, 1]) await owner(shard, 'DROP TABLE public.carts');
  });

  it('cleans up what it left behind, and nothing else', async () => {
    await order(application.main!, TENANT);
    await order(application.main!, OTHER);
    await move();
    expect(await cleanUp(props)).toEqual([{ shard: 'main', table: 'public.orders', rows: 1 }]);
    expect([await orders(0), (await orders(0, OTHER)).length, (await orders(1)).length]).toEqual([[], 1, 1]);
  });
});
