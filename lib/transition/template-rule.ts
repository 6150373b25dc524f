import type { TemplateChange } from './change';
import type { Finding, Severity } from './finding';
import type { ResolvedResource } from './resolve';

/** One thing that a change of templates must not do, or not without its reader's knowledge. */
export interface TemplateRule {
  /** Stable name, for machines and for tests. */
  readonly id: string;
  /** The worst it says. */
  readonly severity: Severity;
  readonly why: string;
  /** Where it was read. */
  readonly source: string;
  check(change: TemplateChange): readonly RuleFinding[];
}

/** What a rule returns; the check adds the rule's id. */
export type RuleFinding = Omit<Finding, 'rule'>;

/** A finding about a resource. */
export function about(
  resource: ResolvedResource,
  said: Pick<Finding, 'severity' | 'problem' | 'remedy'> & { readonly property?: string },
): RuleFinding {
  const { stack, logicalId, type } = resource;
  const { property, ...finding } = said;
  return { ...finding, stack, logicalId, type, where: property ? `${logicalId} ${property}` : logicalId };
}

/** A resource for people, in a sentence. */
export function described({ type, name }: Pick<ResolvedResource, 'type' | 'name'>): string {
  return name === undefined ? type : `${type} ${name}`;
}
