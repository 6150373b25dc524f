import type { StackFacts } from './side';
import type { Template, Value } from './template';

/** Where a value stands: what its functions may refer to. */
export interface Scope {
  readonly stack: string;
  readonly template: Template;
  readonly facts: StackFacts;
}

/**
 * Works out values of a template as CloudFormation would. Numbers and truth values become text, as CloudFormation compares
 * them. What only a deploy can know stays an intrinsic function, in one form whatever the way it was written.
 */
export interface Evaluator {
  readonly scope: Scope;
  /** Undefined for `AWS::NoValue`. */
  value(value: Value): Value | undefined;
  /** `true`, `false`, or what it depends on. */
  condition(name: string): Value;
  /** Runs `work` unless it is running already for the same thing: a circle has no value. */
  once<T>(key: string, work: () => T): T | undefined;
}
