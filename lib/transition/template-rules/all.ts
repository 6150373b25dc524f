import type { TemplateRule } from '../template-rule';
import { cacheDismissed } from './cache-dismissed';
import { conditionChanged } from './condition-changed';
import { createOnlyChanged } from './create-only-changed';
import { deletionPolicyLost } from './deletion-policy-lost';
import { deletionProtectionLost } from './deletion-protection-lost';
import { encryptionLost } from './encryption-lost';
import { exportChanged } from './export-changed';
import { moved } from './moved';
import { nameCollision } from './name-collision';
import { orphaned } from './orphaned';
import { outOfSight } from './out-of-sight';
import { promoted } from './promoted';
import { recordSet } from './record-set';
import { recoveryLost } from './recovery-lost';
import { removed } from './removed';
import { renamed } from './renamed';
import { replacedInService } from './replaced-in-service';
import { replicaRegionRemoved } from './replica-region-removed';
import { replicasAtOnce } from './replicas-at-once';
import { retentionShortened } from './retention-shortened';
import { retired } from './retired';
import { secretRegenerated } from './secret-regenerated';
import { serviceToken } from './service-token';
import { stackVanished } from './stack-vanished';
import { terminationProtectionLost } from './termination-protection-lost';
import { typeChanged } from './type-changed';

/** Every rule that compares two sets of templates. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  removed,
  cacheDismissed,
  orphaned,
  renamed,
  moved,
  typeChanged,
  conditionChanged,
  stackVanished,
  createOnlyChanged,
  replicaRegionRemoved,
  replicasAtOnce,
  deletionPolicyLost,
  deletionProtectionLost,
  terminationProtectionLost,
  recoveryLost,
  encryptionLost,
  retentionShortened,
  exportChanged,
  recordSet,
  serviceToken,
  secretRegenerated,
  promoted,
  replacedInService,
  nameCollision,
  outOfSight,
  retired,
];
