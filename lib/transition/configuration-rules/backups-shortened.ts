import { configurationRule } from '../configuration-rule';

export const backupsShortened = configurationRule({
  id: 'backups-shortened',
  severity: 'warning',
  why: 'RDS deletes automated backups that are older than the retention period.',
  source:
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  compare: ({ database: before }, { database: after }) =>
    before.backupDays <= after.backupDays
      ? []
      : [
          {
            where: 'database.backupDays',
            problem: `shortens from ${before.backupDays} to ${after.backupDays}: older backups are deleted at once`,
            remedy: `keep backupDays: ${before.backupDays}, or take a snapshot first`,
          },
        ],
});
