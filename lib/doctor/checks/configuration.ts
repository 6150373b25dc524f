import { stacksOf } from '../../blueprint/stacks';
import type { Check } from '../check';

/** That the configuration loads: it did, or nothing here would run. */
export const configuration: Check = {
  id: 'configuration',
  asks: 'nothing',
  run: async ({ blueprint }) => [
    { state: 'ok', what: `valid: ${blueprint.app} ${blueprint.environment}, ${stacksOf(blueprint).length} stacks` },
  ],
};
