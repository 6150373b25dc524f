import type { Config } from '../config/config';
import type { Finding, Severity } from './finding';
import type { EnvironmentSide } from './side';

/** One rule about two configurations: it speaks of what the user wrote, where a template rule speaks of resources. */
export interface ConfigurationRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  /** Of most of its findings; one may be milder. */
  readonly severity: Severity;
  readonly why: string;
  /** Where that is written: an address, or a file of this repository. */
  readonly source: string;
  check(before: EnvironmentSide, after: EnvironmentSide): Finding[];
}

/** What a rule has to say; its name and severity are the rule's. */
export type Difference = Pick<Finding, 'where' | 'problem' | 'remedy'> & { readonly severity?: Severity };

export interface RuleDefinition extends Omit<ConfigurationRule, 'check'> {
  compare(before: Config, after: Config): readonly Difference[];
}

/** A rule that needs no more than the two configurations. */
export function configurationRule({ compare, ...rule }: RuleDefinition): ConfigurationRule {
  return {
    ...rule,
    check: (before, after) =>
      compare(before.config, after.config).map((difference) => ({
        rule: rule.id,
        severity: rule.severity,
        ...difference,
      })),
  };
}
