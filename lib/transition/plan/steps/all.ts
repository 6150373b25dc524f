import { expiryOffThenOn } from './expiry-off-then-on';
import { multiZoneBeforeClass } from './multi-zone-before-class';
import { originSecretByOne } from './origin-secret-by-one';
import { overlapThenContract } from './overlap-then-contract';
import { regionByOne } from './region-by-one';
import { regionsLeaveFirst } from './regions-leave-first';
import { reshardingAlone } from './resharding-alone';
import type { StepRule } from './step-rule';
import { versionAlone } from './version-alone';

/** The first that finds a step in between decides: so what takes servers away comes last of all. */
export const STEP_RULES: readonly StepRule[] = [
  regionsLeaveFirst,
  overlapThenContract,
  regionByOne,
  expiryOffThenOn,
  reshardingAlone,
  versionAlone,
  multiZoneBeforeClass,
  originSecretByOne,
];
