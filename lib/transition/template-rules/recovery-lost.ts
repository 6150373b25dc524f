import { lostProtections } from '../lost-protection';
import { RECOVERY } from '../protections';
import type { TemplateRule } from '../template-rule';

export const recoveryLost: TemplateRule = {
  id: 'recovery-lost',
  severity: 'blocker',
  why: 'Without backups, versions or point-in-time recovery a mistake in the data is for ever.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  check: (change) => lostProtections(change, RECOVERY),
};
