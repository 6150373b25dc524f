import { InvalidArgumentError } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import type { Ways } from '../../database-access/reach';
import type { ReshardProps } from '../../resharding/survey';
import { planShards } from '../../sharding/plan';
import { command, type Outcome } from '../command';
import { hostAndPort, textOf } from '../option-values';
import { shardList, slotCount } from '../shard-options';
import { type ApplyOptions, applied, KEY_COLUMN, planned } from '../shards-apply-text';

interface Options extends ApplyOptions {
  readonly through?: Ways;
  /** Text of the file. */
  readonly ca?: string;
  readonly endpoint?: string;
}

// The AWS clients take longer to load than most commands take to run, so `require` stands where they are needed.

export const apply = command<Options>({
  usage: 'apply <env>',
  summary: 'Move slots between the databases of shards while they are in use; without --yes only say what would move',
  options: [
    ['--yes', 'do it'],
    ['--to <shards>', 'shards that are to have slots, with commas between (default: all)', shardList],
    ['--slots-per-step <n>', 'slots that move at once (default: 64)', slotCount],
    ['--init', 'prepare the databases, and write the first map, in which everything is on main'],
    ['--clean', 'delete the rows that moves left behind'],
    ['--abandon', 'take back a move that an earlier run did not finish'],
    ['--key-column <name>', 'column whose value says where a row lives (default: tenant_id)'],
    ['--through <shard=host:port>', 'where a tunnel to the database of a shard begins; may come again', way],
    ['--ca <file>', "certificates to check the databases' against (default: encrypted, not checked)", textOf],
    ['--endpoint <url>', 'an emulator instead of AWS'],
  ],
  async run([env = ''], { through = {}, ca, endpoint, ...how }) {
    const { to, slotsPerStep, keyColumn = KEY_COLUMN } = how;
    const { blueprint, config } = loadEnvironment(env);
    const { shards, sharding } = config.database;
    const { withEnvironment } =
      require('../../resharding/environment') as typeof import('../../resharding/environment');
    const asked = { sharding, shards, ...(to ? { to } : {}), ...(slotsPerStep ? { slotsPerStep } : {}) };
    const reached = { ...(ca ? { trusted: ca } : {}), ...(endpoint ? { endpoint } : {}) };
    const report: ReshardProps['report'] = (step, { source, target }, detail) =>
      console.error(`${source} -> ${target}: ${step}${detail === '' ? '' : `, ${detail}`}`);
    return withEnvironment({ blueprint, shards, ways: through, keyColumn, report, ...reached }, (props) =>
      perform(env, props, (map) => planShards({ map, ...asked }).steps, how),
    );
  },
});

type Steps = (map: Parameters<typeof planShards>[0]['map']) => ReturnType<typeof planShards>['steps'];

async function perform(env: string, props: ReshardProps, steps: Steps, how: ApplyOptions): Promise<Outcome> {
  const engine = require('../../resharding/reshard') as typeof import('../../resharding/reshard');
  const { survey } = require('../../resharding/survey') as typeof import('../../resharding/survey');
  const { slotMoves } = require('../../resharding/slot-moves') as typeof import('../../resharding/slot-moves');
  const { yes = false, init, clean, abandon } = how;
  if (init) return applied(env, how, { map: yes ? await engine.initialize(props) : await engine.firstMap(props) });
  if (clean) return applied(env, how, { rows: await (yes ? engine.cleanUp(props) : engine.toClean(props)) });
  if (abandon)
    return applied(env, how, {
      abandoned: yes ? await engine.abandon(props) : (await survey(props)).unfinished,
    });
  if (yes) return applied(env, how, { moved: await engine.reshard(props, (map) => slotMoves(steps(map))) });
  const { rowsOf } = require('../../resharding/estimate') as typeof import('../../resharding/estimate');
  const found = await survey(props);
  const moves = slotMoves(steps(found.map));
  await engine.checkMoves(props, found, moves);
  return planned(env, how, found, moves, await rowsOf(props, found, moves));
}

function way(text: string, before: Ways = {}): Ways {
  const [, shard = '', rest = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (shard === '') throw new InvalidArgumentError('it is a shard, a host and a port, e.g. main=localhost:15432.');
  return { ...before, [shard]: hostAndPort(rest) };
}
