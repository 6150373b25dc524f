import type { ResolvedResource, ResolvedStack } from '../resolve';
import type { TemplateRule } from '../template-rule';

export const stackVanished: TemplateRule = {
  id: 'stack-vanished',
  severity: 'blocker',
  why: 'A stack that the app no longer makes is neither deleted nor updated by cdk deploy: it runs on, with nobody in charge.',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html',
  check: ({ vanished, retired }) =>
    vanished.map((stack) => {
      const { name } = stack;
      const held = dataIn(stack);
      // A region that is retired is retired with all of its stacks, also those that hold nothing.
      const gone = retired.covers({ stack: name });
      const listed = gone || (held.length > 0 && held.every((resource) => retired.covers(resource)));
      const severity = listed ? 'note' : held.length > 0 ? 'blocker' : 'warning';
      const what = held.length > 0 ? `the stack that holds ${listedShort(held)}` : 'the stack';
      return {
        severity,
        stack: name,
        where: 'stack',
        problem: `${what} is made no longer: it runs on, and cdk deploy leaves it alone`,
        remedy: listed
          ? `${gone ? 'its region' : 'it'} is listed under retired: delete the stack by hand when nobody needs it any more`
          : held.length > 0
            ? 'keep the stack; what may go is listed under retired'
            : `delete it when it is not needed: aws cloudformation delete-stack --stack-name ${name}`,
      } as const;
    }),
};

const dataIn = ({ resources }: ResolvedStack) => [...resources.values()].filter(({ stateful }) => stateful);

function listedShort(resources: readonly ResolvedResource[]): string {
  const [first, second, ...others] = resources.map(({ logicalId }) => logicalId);
  const shown = [first, second].filter((id) => id !== undefined).join(', ');
  return others.length === 0 ? shown : `${shown} and ${others.length} more`;
}
