import type { Blueprint } from '../../blueprint/blueprint';
import { tableName } from '../../blueprint/names';
import { FIGURES, TABLE_BACKUP_DAYS } from '../figures';
import type { Loss, Part } from '../loss';
import { OWN } from '../own-figures';
import { restoreSteps } from '../paths/databases';
import { restored } from '../paths/restored';
import type { Term } from '../promise';
import { servingIn } from '../standing';
import { dataLoss, last, NOTHING, open, path, slowest } from '../terms';

/** Somebody deletes rows, or a release does. Copies don't help: they follow. */
export const destroyedData: Loss = {
  id: 'destroyed-data',
  title: 'destroyed data',
  of: (blueprint) => [databases(blueprint), ...tables(blueprint), ...files(blueprint)],
};

const NOTICED = open('somebody', 'somebody notices, and decides to which second');

const UPLOADED: Term = { what: 'until the second before is among the backups', ...FIGURES.logUpload };

const COPIED_BACK = open('yours', 'somebody copies back what is missing, beside what was written since');

function databases(blueprint: Blueprint): Part {
  const [home] = servingIn(blueprint);
  const days = Math.min(...home.data.databases.map(({ backupDays }) => backupDays));
  return {
    of: 'databases',
    users: 'what was destroyed is missing',
    rto: slowest(path('databases', [NOTICED, UPLOADED, ...restored(home.data.databases), COPIED_BACK])),
    rpo: dataLoss({
      of: 'databases',
      lost: last(FIGURES.logUpload.seconds[1]),
      why: 'nothing of what was there before, unless the database itself is gone: logs go to the backups every 5 minutes',
    }),
    holds: [
      `somebody notices within ${days} days`,
      ...(blueprint.protection.kind === 'unprotected'
        ? ['nobody deletes the environment itself: it is unprotected, and its backups would go with it']
        : []),
    ],
    steps: restoreSteps(blueprint, '--restore-time <the second before>'),
  };
}

function tables(blueprint: Blueprint): Part[] {
  const [{ name, data }] = servingIn(blueprint);
  const [first] = data.tables;
  if (!first) return [];
  const table = tableName(blueprint, first.name);
  return [
    {
      of: 'tables',
      users: 'what was destroyed is missing',
      rto: slowest(
        path('tables', [
          NOTICED,
          UPLOADED,
          { what: 'a table is made as it was then', ...FIGURES.tableRestore },
          open('undocumented', '5 of 100 take longer, by size'),
          COPIED_BACK,
        ]),
      ),
      rpo: dataLoss({ of: 'tables', lost: last(FIGURES.logUpload.seconds[1]), why: 'as with databases' }),
      holds: [`somebody notices within ${TABLE_BACKUP_DAYS} days`],
      steps: [
        `aws dynamodb restore-table-to-point-in-time --region ${name} --source-table-name ${table} --target-table-name ${table}-restored --restore-date-time <the second before>`,
      ],
    },
  ];
}

function files(blueprint: Blueprint): Part[] {
  if (servingIn(blueprint)[0].data.staticFiles === 'none') return [];
  return [
    {
      of: 'files',
      users: 'files are missing once the CDN forgets them',
      rto: slowest(path('files', [NOTICED, open('yours', 'your build puts them there again')])),
      rpo: dataLoss({ of: 'files', lost: NOTHING, why: `earlier versions are kept for ${OWN.oldFilesDays} days` }),
      holds: [],
      steps: ['run the build again, or aws s3api list-object-versions and copy the one of before'],
    },
  ];
}
