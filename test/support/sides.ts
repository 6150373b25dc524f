import type { ChangeSets } from '../../lib/transition/change-set';
import { checkTransition } from '../../lib/transition/check';
import type { Side } from '../../lib/transition/side';
import type { Template, TemplateResource } from '../../lib/transition/template';

export type Resources = Readonly<Record<string, TemplateResource>>;

/** A side of templates that only a test needs. */
export function sideOf(templates: Readonly<Record<string, Template>>, more: Partial<Side> = {}): Side {
  return { shownAs: 'test', templates, stacks: {}, ...more };
}

/** A side with one stack of these resources. */
export const stackOf = (Resources: Resources, more: Partial<Template> = {}): Side =>
  sideOf({ Data: { ...more, Resources } });

/** Every finding as `severity rule where`. */
export function findingsOf(from: Side, to: Side, changeSets: ChangeSets = {}): string[] {
  return checkTransition(from, to, changeSets).findings.map(
    ({ severity, rule, where }) => `${severity} ${rule} ${where}`,
  );
}
