import type { ClientOptions } from '../aws/client-options';
import type { Blueprint } from '../blueprint/blueprint';

/**
 * `problem`: a deploy would fail. `warning`: it would work, and somebody should look. `unknown`: it could not be asked, which
 * is never the same as `ok`.
 */
export type CheckState = 'ok' | 'warning' | 'problem' | 'unknown';

export interface CheckResult {
  /** Id of the check. */
  readonly check: string;
  /** Absent when it is about no region in particular. */
  readonly region?: string;
  readonly state: CheckState;
  readonly what: string;
  readonly remedy?: string;
}

/** What a check says; its id is added. */
export type Answer = Omit<CheckResult, 'check'>;

/** What a check is told and may ask. */
export interface DoctorContext {
  readonly blueprint: Blueprint;
  /** Everything listens to an emulator, which knows some things less well than AWS. */
  readonly emulated: boolean;
  /** Options of the clients of a region. */
  options(region: string): ClientOptions;
  /** Name servers of a name, by the DNS. Rejects as `resolveNs` of `node:dns` does. */
  nameServers(name: string): Promise<string[]>;
}

/** Something that a deploy takes for granted. */
export interface Check {
  /** Stable for machines. */
  readonly id: string;
  /** Whom it asks: a check that asks `aws` needs credentials. */
  readonly asks: 'nothing' | 'dns' | 'aws';
  run(context: DoctorContext): Promise<readonly Answer[]>;
}
