import { configurationRule } from '../configuration-rule';

export const storageShrunk = configurationRule({
  id: 'storage-shrunk',
  severity: 'blocker',
  why: 'RDS never takes storage away from an instance: less would need a new one.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html',
  compare: ({ database: before }, { database: after }) =>
    before.storageGb <= after.storageGb
      ? []
      : [
          {
            where: 'database.storageGb',
            problem: `shrinks from ${before.storageGb} to ${after.storageGb}, and RDS can't take storage away`,
            remedy: `keep storageGb: ${before.storageGb}`,
          },
        ],
});
