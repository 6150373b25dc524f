import type { Blueprint } from '../blueprint/blueprint';
import type { Config } from '../config/config';
import type { Templates } from './template';

/** One side of a transition: what stands, or what shall. */
export interface Side {
  /** As the user named it. */
  readonly shownAs: string;
  readonly templates: Templates;
  /** What is known of the stacks besides their templates, by name. */
  readonly stacks?: Readonly<Record<string, StackFacts>>;
  /** Absent where only templates are known: then only they are compared. */
  readonly environment?: EnvironmentSide;
}

/** What is known of a stack besides its template. Whatever is absent is unknown. */
export interface StackFacts {
  readonly account?: string;
  readonly region?: string;
  readonly terminationProtection?: boolean;
  /** Values of parameters that differ from their defaults, or may. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface EnvironmentSide {
  readonly config: Config;
  readonly blueprint: Blueprint;
}
