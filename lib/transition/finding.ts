/** `blocker`: data or its identity would be lost. `warning`: users notice, or a protection goes. `note`: good to know. */
export type Severity = 'blocker' | 'warning' | 'note';

/** Something that a transition does and whoever deploys it must know. */
export interface Finding {
  /** Id of the rule, stable for machines. */
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the stack; absent when it is about the configuration. */
  readonly stack?: string;
  readonly logicalId?: string;
  /** Type of the resource, e.g. `AWS::RDS::DBInstance`. */
  readonly type?: string;
  /** For people: a resource with its property, or a key of the configuration. */
  readonly where: string;
  readonly problem: string;
  /** What to do, in terms of what the user wrote. */
  readonly remedy: string;
}
