import type { Blueprint } from '../blueprint/blueprint';
import type { LossId, NothingToLose, RecoveryPromise } from './promise';

/** A promise as its own loss makes it. */
export type Part = Omit<RecoveryPromise, 'loss'>;

/** One thing that can be lost, and what then is promised. It promises only what stands in the blueprint. */
export interface Loss {
  /** Stable name, for machines and for tests. */
  readonly id: LossId;
  /** What is lost, for people, in any environment. */
  readonly title: string;
  /** A part each, the one that users notice first; or why there is nothing of the kind. */
  of(blueprint: Blueprint): readonly Part[] | Pick<NothingToLose, 'because'>;
}
