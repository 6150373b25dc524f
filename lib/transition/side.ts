import type { Blueprint } from '../blueprint/blueprint';
import type { Config } from '../config/config';
import type { Templates } from './template';

/** One side of a transition: what stands, or what shall. */
export interface Side {
  /** As the user named it. */
  readonly shownAs: string;
  readonly templates: Templates;
  /** Absent where only templates are known: then only they are compared. */
  readonly environment?: EnvironmentSide;
}

export interface EnvironmentSide {
  readonly config: Config;
  readonly blueprint: Blueprint;
}
