import type { Blueprint } from '../../blueprint/blueprint';
import type { Loss, Part } from '../loss';
import { COPIED_AT_ONCE, failsOver, madeFromBackups, restoreSteps, SINCE_THE_LAST_LOG } from '../paths/databases';
import { servingIn } from '../standing';
import { dataLoss, NOTHING, open, path, slowest } from '../terms';

/** The database that takes the writes of a shard is gone. */
export const databasePrimary: Loss = {
  id: 'database-primary',
  title: 'database primary',
  of(blueprint) {
    const { availability } = servingIn(blueprint)[0].running.databases;
    return availability === 'multi-zone' ? [inTwoZones(blueprint)] : inOneZone(blueprint);
  },
};

function inTwoZones(blueprint: Blueprint): Part {
  const [{ data, running }] = servingIn(blueprint);
  const which = data.databases.length > 1 ? ` of 1 of ${data.databases.length} shards` : '';
  const queries = running.databases.reads.from === 'primary' ? 'queries and writes' : 'writes';
  return {
    of: 'writes',
    users: `${queries}${which} fail`,
    rto: slowest(failsOver(blueprint)),
    rpo: dataLoss(COPIED_AT_ONCE),
    holds: ['no large transaction is under way: recovery from one takes longer'],
    steps: [],
  };
}

function inOneZone(blueprint: Blueprint): Part[] {
  const [{ name }] = servingIn(blueprint);
  return [
    {
      of: 'its machine',
      users: 'whatever needs the database fails',
      rto: slowest(path('databases', [open('undocumented', 'RDS starts it on another machine of the zone')])),
      rpo: dataLoss({ of: 'databases', lost: NOTHING, why: 'its storage is not on the machine' }),
      holds: [],
      steps: [],
    },
    {
      of: 'its storage',
      users: 'whatever needs the database fails',
      rto: slowest(madeFromBackups(blueprint)),
      rpo: dataLoss(SINCE_THE_LAST_LOG),
      holds: [`the backups are in ${name} as long as the database is`],
      steps: [...restoreSteps(blueprint, '--use-latest-restorable-time'), 'rename the restored one to its name'],
    },
  ];
}
