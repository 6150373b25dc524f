import { lostProtections } from '../lost-protection';
import { DELETION_PROTECTIONS } from '../protections';
import type { TemplateRule } from '../template-rule';

export const deletionProtectionLost: TemplateRule = {
  id: 'deletion-protection-lost',
  severity: 'blocker',
  why: 'Deletion protection is what refuses when everything else agrees to delete a database or a table.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  check: (change) => lostProtections(change, DELETION_PROTECTIONS),
};
