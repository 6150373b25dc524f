import type { TemplateChange } from '../change';
import { nameProperty } from '../physical-names';
import { type ResolvedResource, type ResolvedStack, stands } from '../resolve';
import { about, described, type RuleFinding, type TemplateRule } from '../template-rule';

export const nameCollision: TemplateRule = {
  id: 'name-collision',
  severity: 'warning',
  why: 'CloudFormation creates before it deletes, so a named resource can not be replaced under its name: the deploy fails.',
  source: 'https://github.com/aws/aws-cdk/issues/847',
  check: (change) => [...change.pairs.flatMap((pair) => replacedUnderName(pair, change)), ...takenOver(change)],
};

/** Replaced in its own place, with the name it has. What holds data is blocked by another rule. */
function replacedUnderName(pair: TemplateChange['pairs'][number], change: TemplateChange): RuleFinding[] {
  return [...change.replacements(pair)].flatMap(([logicalId, replacements]) => {
    const before = pair.before.resources.get(logicalId);
    const after = pair.after.resources.get(logicalId);
    if (!stands(before) || before.stateful || before.name === undefined || before.name !== after?.name) return [];
    if (!replacements.some(({ effect }) => effect === 'replaced')) return [];
    return about(before, {
      severity: 'warning',
      property: replacements[0]?.property ?? '',
      problem: `makes CloudFormation replace ${described(before)}, whose name is taken until then: the deploy would fail`,
      remedy: `give it another ${nameProperty(before.type)} in the same change`,
    });
  });
}

/** The same name under another logical id or in another stack. */
function takenOver({ before, after }: TemplateChange): RuleFinding[] {
  const [old, kept] = [before, after].map((stacks) => new Set(stacks.flatMap(places)));
  const added = after.filter((stack) => places(stack).some((place) => !old?.has(place)));
  if (added.length === 0) return [];
  const holders = new Map(before.flatMap(named).map((resource) => [key(resource), resource]));
  return added.flatMap(named).flatMap((resource) => {
    const holder = old?.has(place(resource)) ? undefined : holders.get(key(resource));
    // What holds data and goes is blocked by another rule.
    if (!holder || (holder.stateful && !kept?.has(place(holder)))) return [];
    return about(resource, {
      severity: 'warning',
      problem: `${described(resource)} has the name of ${holder.stack} ${holder.logicalId}, taken until that is gone: the deploy would fail`,
      remedy: `keep the logical id ${holder.logicalId}, or give it another ${nameProperty(resource.type)}`,
    });
  });
}

/** Where the resources stand that can have a name. Known without working out a value. */
const places = ({ name, template }: ResolvedStack): string[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => nameProperty(Type) !== undefined)
    .map(([logicalId, { Type: type }]) => place({ stack: name, logicalId, type }));

const named = ({ resources }: ResolvedStack): ResolvedResource[] =>
  [...resources.values()].filter((resource) => stands(resource) && resource.name !== undefined);

const place = ({ stack, logicalId, type }: Pick<ResolvedResource, 'stack' | 'logicalId' | 'type'>) =>
  `${stack} ${logicalId} ${type}`;
const key = ({ region, type, name }: ResolvedResource) => `${region ?? ''} ${type} ${name}`;
