import { Command } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import { databaseName, loginSecretName } from '../../blueprint/names';
import { parseKeyFile } from '../../sharding/key-file';
import { planShards } from '../../sharding/plan';
import { finder } from '../../sharding/route';
import { skewOf } from '../../sharding/skew';
import { SLOTS } from '../../sharding/slot';
import { SERVICE_PLACEHOLDER } from '../../topology/contract';
import { command } from '../command';
import { MAP_OPTIONS, type MapOptions, sourcedMap } from '../shard-map-source';
import { country, keyPlace, type NamedFile, namedFile, shardList, slotCount } from '../shard-options';
import { planEnd } from '../shard-plan-end';
import { planText } from '../shard-plan-text';
import { type KeyPlace, whereText } from '../shard-where-text';
import { skewText } from '../skew-text';
import { apply } from './shards-apply';

interface WhereOptions extends MapOptions {
  readonly place?: string;
}

const where = command<WhereOptions>({
  usage: 'where <env> <key>',
  summary: 'Say on which shard a key lives, and why; changes nothing',
  options: [
    ['--place <country>', 'country code of the key, e.g. IN, for the strategy geographic', country],
    ...MAP_OPTIONS,
  ],
  async run([env = '', key = ''], { place, ...options }) {
    const { blueprint, config } = loadEnvironment(env);
    const { map, source } = await sourcedMap(blueprint, config.database.shards, options);
    const because = finder(map)(key, place);
    const { shard } = because;
    const found: KeyPlace = {
      key,
      ...(place === undefined ? {} : { place }),
      shard,
      because,
      database: databaseName(blueprint, shard),
      secret: loginSecretName(blueprint, blueprint.databaseAccess, shard, SERVICE_PLACEHOLDER),
      epoch: map.epoch,
      source,
    };
    return { ok: true, text: whereText(found), json: { environment: env, ...found } };
  },
});

interface PlanOptions extends MapOptions {
  readonly to?: readonly string[];
  readonly slotsPerStep?: number;
  readonly keys?: NamedFile;
  readonly place?: Readonly<Record<string, string>>;
}

const plan = command<PlanOptions>({
  usage: 'plan <env>',
  summary: 'Say which slots or keys would move to other shards, in which steps; changes nothing',
  options: [
    ['--to <shards>', 'shards that are to have slots, with commas between (default: all)', shardList],
    ['--slots-per-step <n>', `slots that move at once, 1 to ${SLOTS} (default: 64)`, slotCount],
    ['--keys <file>', 'a key a line, then with tabs load and country: say how evenly they spread', namedFile],
    ['--place <key=country>', 'country of a key whose override changes, for geographic; may come again', keyPlace],
    ...MAP_OPTIONS,
  ],
  async run([env = ''], { to, slotsPerStep, keys, place: places, ...options }) {
    const { blueprint, config } = loadEnvironment(env);
    const { shards, sharding } = config.database;
    const loads = keys && parseKeyFile(keys.text, keys.file);
    const { map, source } = await sourcedMap(blueprint, shards, options);
    const asked = { ...(to ? { to } : {}), ...(slotsPerStep ? { slotsPerStep } : {}), ...(places ? { places } : {}) };
    const made = planShards({ map, sharding, shards, ...asked });
    const skew = loads && skewOf(loads, made.before, made.after, shards);
    const found = [planText(env, source, made), ...(skew ? [skewText(keys.file, skew)] : [])];
    return {
      ok: true,
      text: [...found, ...planEnd(made, { environment: env, shards, ...asked })].join('\n'),
      json: { environment: env, source, ...made, ...(skew ? { skew } : {}), changed: false },
    };
  },
});

export const shards = new Command('shards')
  .description('Which keys live on which shard of the database, and what would move')
  .addCommand(where)
  .addCommand(plan)
  .addCommand(apply);
