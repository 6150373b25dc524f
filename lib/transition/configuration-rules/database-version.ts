import { configurationRule } from '../configuration-rule';

export const databaseVersion = configurationRule({
  id: 'database-version',
  severity: 'blocker',
  why: 'RDS upgrades in place while the database is down, and never goes back: an older version means a new database.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html',
  compare({ database: before }, { database: after }) {
    const steps = Number(after.version) - Number(before.version);
    const where = 'database.version';
    const change = `changes from ${before.version} to ${after.version}`;
    if (steps < 0) {
      return [{ where, problem: `${change}: RDS can't go back`, remedy: `keep version: "${before.version}"` }];
    }
    if (steps === 0) return [];
    const first = steps > 1 ? `go to version: "${Number(before.version) + 1}" first, and ` : '';
    return [
      {
        severity: 'warning',
        where,
        problem: `${change}: the database is down for minutes, and there is no way back`,
        remedy: `${first}deploy it alone, after a snapshot and a try on a copy`,
      },
    ];
  },
});
