import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readStack } from '../../aws/stack';
import { stackCondition, stuckRemedy } from '../../aws/stack-condition';
import { regionsOf, stacksOf } from '../../blueprint/stacks';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';

/** Whether a stack is in a state that a deploy would stop at. */
export const stacks: Check = {
  id: 'stacks',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    askEach('stacks', regionsOf(blueprint), async (region) => {
      const client = new CloudFormationClient(options(region));
      const here = stacksOf(blueprint).filter((stack) => stack.region === region);
      const states = await Promise.all(
        here.map(async ({ name }) => ({ name, status: (await readStack(name, client))?.status })),
      );
      return judge(states, blueprint.environment);
    }),
};

export interface StackState {
  readonly name: string;
  /** Undefined when there is no such stack. */
  readonly status: string | undefined;
}

/** What stops a deploy, a line each; what does not, in one line. */
export function judge(states: readonly StackState[], environment: string): Answer[] {
  const blocking = states.flatMap((state) => blocked(state, environment));
  const standing = states.filter(({ status }) => stackCondition(status) === 'stands').length;
  const fine = `${standing} of ${states.length} stacks stand`;
  return blocking.length > 0 ? blocking : [{ state: 'ok', what: standing === 0 ? 'nothing is deployed yet' : fine }];
}

function blocked({ name, status = '' }: StackState, environment: string): Answer[] {
  const what = `${name} is ${status}`;
  switch (stackCondition(status)) {
    case 'failed-create':
      return [
        { state: 'problem', what, remedy: `npx stagecoach deploy ${environment} --yes clears a failed first create` },
      ];
    case 'busy':
      return [{ state: 'problem', what, remedy: 'wait until it is over' }];
    case 'stuck':
      return [{ state: 'problem', what, remedy: stuckRemedy(status, name) }];
    default:
      return [];
  }
}
