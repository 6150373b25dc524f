import { randomUUID } from 'node:crypto';
import { loadEnvironment } from '../../../stages/load';
import { changeSetOf } from '../../aws/change-sets';
import { cloudFormation } from '../../aws/cloudformation';
import { type DeployedStack, deployedStacks } from '../../aws/deployed-stacks';
import { OperationError } from '../../aws/operation-error';
import { EDGE_REGION, prefix } from '../../blueprint/names';
import type { ChangeSets } from '../../transition/change-set';
import type { Side } from '../../transition/side';
import { checkedTemplate, parseTemplate } from './template-file';

/**
 * What runs of an environment: its stacks are known by the tags that the kit gives them, so one that the configuration no
 * longer makes is found too. Nothing says which configuration they were deployed with.
 *
 * @param to the right side, whose regions are asked as well
 */
export async function deployedSide(environment: string, to: Side, endpoint?: string): Promise<Side> {
  const { blueprint } = loadEnvironment(environment);
  const own = (tags: readonly { Key?: string; Value?: string }[], key: string) =>
    tags.find(({ Key }) => Key === key)?.Value;
  const isOurs = ({ StackName = '', Tags = [] }: { StackName?: string; Tags?: { Key?: string; Value?: string }[] }) =>
    StackName.startsWith(`${prefix(blueprint)}-`) &&
    own(Tags, 'app') === blueprint.app &&
    own(Tags, 'environment') === blueprint.environment;

  const found: (DeployedStack & { region: string })[] = [];
  for (const region of regionsOf(blueprint.regions, to)) {
    const stacks = await deployedStacks(cloudFormation(region, endpoint), isOurs);
    found.push(...stacks.map((stack) => ({ ...stack, region })));
  }
  if (found.length === 0) {
    const where = endpoint ?? 'AWS';
    throw new OperationError(`no stack of ${environment} runs in ${where}`, 'a first deploy has nothing to lose');
  }
  return {
    shownAs: `${environment} as deployed`,
    templates: Object.fromEntries(
      found.map(({ name, body }) => [name, checkedTemplate(parseTemplate(body, name), name)]),
    ),
    stacks: Object.fromEntries(found.map(({ name, body: _, ...facts }) => [name, facts])),
  };
}

function regionsOf(regions: readonly { readonly name: string }[], { environment, stacks = {} }: Side): Set<string> {
  const others = environment?.blueprint.regions ?? [];
  const placed = Object.values(stacks).flatMap(({ region }) => region ?? []);
  return new Set([...[...regions, ...others].map(({ name }) => name), ...placed, EDGE_REGION]);
}

/** What CloudFormation says of each stack that runs and stays. */
export async function changeSets(from: Side, to: Side, endpoint?: string): Promise<ChangeSets> {
  const found: Record<string, ChangeSets[string]> = {};
  for (const [stack, template] of Object.entries(to.templates)) {
    const facts = from.stacks?.[stack];
    if (!facts?.region) continue;
    found[stack] = await changeSetOf(cloudFormation(facts.region, endpoint), {
      stack,
      name: `stagecoach-check-${randomUUID()}`,
      template,
      parameters: Object.keys(facts.parameters ?? {}),
    });
  }
  return found;
}
