import { loadEnvironment } from '../../../stages/load';
import type { Side } from '../../transition/side';
import type { Template } from '../../transition/template';
import { place } from './place';

/**
 * An environment, or a configuration file, with the templates that a deploy would use.
 *
 * @param name environment that a file stands for. @default - the name of the file
 */
export function environmentSide(environment: string, name?: string): Side {
  const { config, blueprint } = loadEnvironment(environment, name);
  // CDK is loaded only for a side that needs it.
  const { synthesize } = require('../../stacks/synthesize') as typeof import('../../stacks/synthesize');
  const stacks = synthesize(blueprint);
  return {
    shownAs: config.source,
    templates: Object.fromEntries(stacks.map((stack) => [stack.name, stack.template as Template])),
    stacks: Object.fromEntries(
      stacks.map(({ name, account, region, terminationProtection }) => [
        name,
        { ...place(account, region), terminationProtection },
      ]),
    ),
    environment: { config, blueprint },
  };
}
