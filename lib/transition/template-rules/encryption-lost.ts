import { lostProtections } from '../lost-protection';
import { ENCRYPTION } from '../protections';
import type { TemplateRule } from '../template-rule';

export const encryptionLost: TemplateRule = {
  id: 'encryption-lost',
  severity: 'blocker',
  why: 'Data that is written after the change would no longer be encrypted as it was promised to be.',
  source: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html',
  check: (change) => lostProtections(change, ENCRYPTION),
};
