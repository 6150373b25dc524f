import { readFileSync } from 'node:fs';
import { slotsOfShard } from '../../../lib/resharding/map-slots';
import type { ShardMap } from '../../../lib/sharding/map';
import { slotOf } from '../../../lib/sharding/slot';
import { mapOf, ownerSession, type Shards } from './application';
import { type Entry, KEYS, rowText } from './writers';

/**
 * Compares what writers were told with what there is.
 *
 * @returns everything that is lost, doubled, out of date or on the wrong shard
 */
export async function audit(shards: Shards, journal: string): Promise<{ wrong: string[]; rows: number }> {
  const expected = new Map<string, Entry>();
  for (const line of readFileSync(journal, 'utf8').split('\n').filter(Boolean)) {
    const entry = JSON.parse(line) as Entry;
    expected.set(`${entry.table} ${entry.key}`, entry);
  }
  const map = (await mapOf(shards).read()) as ShardMap;
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const [shard, port] of Object.entries(shards.ports)) {
    const owned = new Set(slotsOfShard(map, shard));
    const session = await ownerSession(port);
    for (const table of Object.keys(KEYS)) {
      const { rows } = await session.query<{ tenant_id: string; key: string; row: string }>(
        `SELECT tenant_id, ${KEYS[table]} AS key, ${rowText(table)} AS row FROM public.${table}`,
      );
      for (const { tenant_id: tenant, key, row } of rows) {
        // Left behind by a move, and not looked at by anybody.
        if (!owned.has(slotOf(tenant))) continue;
        const name = `${table} ${key}`;
        const entry = expected.get(name);
        if (seen.has(name)) wrong.push(`doubled: ${name} on ${shard}`);
        if (entry?.row === undefined) wrong.push(`risen: ${name} on ${shard}`);
        else if (entry.row !== row) wrong.push(`out of date: ${name} on ${shard} is ${row}, not ${entry.row}`);
        seen.add(name);
      }
    }
    await session.end();
  }
  for (const [name, { row }] of expected) if (row !== undefined && !seen.has(name)) wrong.push(`lost: ${name}`);
  return { wrong, rows: seen.size };
}
