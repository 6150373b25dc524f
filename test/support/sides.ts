import type { Config } from '../../lib/config/config';
import { synthesize } from '../../lib/stacks/synthesize';
import type { ChangeSets } from '../../lib/transition/change-set';
import { checkTransition } from '../../lib/transition/check';
import type { Side } from '../../lib/transition/side';
import type { Template, TemplateResource } from '../../lib/transition/template';
import { blueprintOf } from '../../stages';

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

/** The side of a configuration, through the real synthesizer. */
export function environmentSideOf(config: Config): Side {
  const blueprint = blueprintOf(config);
  const stacks = synthesize(blueprint);
  return {
    shownAs: config.source,
    templates: Object.fromEntries(stacks.map(({ name, template }) => [name, template as Template])),
    stacks: Object.fromEntries(
      stacks.map(({ name, region, terminationProtection }) => [name, { region, terminationProtection }]),
    ),
    environment: { config, blueprint },
  };
}
