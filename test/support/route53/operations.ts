import { ANSWER_OPERATION } from './answer-operation';
import { CHECK_OPERATIONS } from './check-operations';
import type { Operation } from './operation';
import { ZONE_OPERATIONS } from './zone-operations';

export const OPERATIONS: readonly Operation[] = [...ZONE_OPERATIONS, ...CHECK_OPERATIONS, ANSWER_OPERATION];
