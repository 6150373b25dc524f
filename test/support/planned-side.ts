import type { Blueprint } from '../../lib/blueprint/blueprint';
import type { Config } from '../../lib/config/config';
import type { Side } from '../../lib/transition/side';
import type { Templates } from '../../lib/transition/template';
import { blueprintOf } from '../../stages';
import { synth } from './synth';

/** One side of a transition with the templates that it really has. */
export function plannedSide(config: Config): Side {
  const blueprint = blueprintOf(config);
  return { shownAs: config.source, templates: synthTemplates(blueprint), environment: { config, blueprint } };
}

export const synthTemplates = (blueprint: Blueprint) => synth(blueprint) as unknown as Templates;
