import type { Blueprint } from '../../blueprint/blueprint';
import { databaseName } from '../../blueprint/names';
import { FIGURES } from '../figures';
import type { DataTerm, Path } from '../promise';
import { servingIn } from '../standing';
import { last, NOTHING, open, path } from '../terms';
import { cdnKeepsErrors } from './cdn-keeps-errors';
import { restored, takesTheName } from './restored';
import { told } from './told';

/** The copy in a second zone takes over, under the same name. */
export function failsOver(blueprint: Blueprint): Path {
  return path('databases', [
    { what: 'the copy in another zone takes over', ...FIGURES.databaseFailover },
    open('yours', 'your services connect again'),
    ...cdnKeepsErrors(blueprint),
  ]);
}

/** There is no copy: somebody makes a database of the backups. */
export function madeFromBackups(blueprint: Blueprint): Path {
  const [home] = servingIn(blueprint);
  return path('databases', [
    ...told(blueprint, 'databaseDown', 'the database'),
    ...restored(home.data.databases),
    takesTheName,
  ]);
}

export const COPIED_AT_ONCE: DataTerm = {
  of: 'databases',
  lost: NOTHING,
  why: 'a write is confirmed when both zones have it',
};

export const SINCE_THE_LAST_LOG: DataTerm = {
  of: 'databases',
  lost: last(FIGURES.logUpload.seconds[1]),
  why: 'logs go to the backups every 5 minutes',
};

/** What to type to have a database as it was. */
export function restoreSteps(blueprint: Blueprint, time: string): string[] {
  const [home] = servingIn(blueprint);
  return home.data.databases.map(({ shard }) => {
    const name = databaseName(blueprint, shard);
    return `aws rds restore-db-instance-to-point-in-time --region ${home.name} --source-db-instance-identifier ${name} --target-db-instance-identifier ${name}-restored ${time}, with subnet group, security group and parameter group of ${name}`;
  });
}
