import { canonical, intrinsic, resourcesIn, same, shown } from '../canonical';
import type { StackPair, TemplateChange } from '../change';
import { type ResolvedStack, stands } from '../resolve';
import type { Value } from '../template';
import type { RuleFinding, TemplateRule } from '../template-rule';

export const exportChanged: TemplateRule = {
  id: 'export-changed',
  severity: 'blocker',
  why: 'An export that a running stack imports can be neither changed nor removed: the deploy of its own stack fails first.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html',
  check: (change) => change.pairs.flatMap((pair) => changedExports(pair, change)),
};

function changedExports(pair: StackPair, change: TemplateChange): RuleFinding[] {
  const { before, after } = pair;
  return [...before.exports].flatMap(([name, value]): RuleFinding[] => {
    const next = after.exports.get(name);
    const replaced = resourcesIn(value).find((id) => change.replacements(pair).has(id));
    if (same(value, next) && replaced === undefined) return [];
    const users = change.before.filter(
      (stack) => stack.name !== before.name && isNear(stack, before) && importsOf(stack).has(name),
    );
    if (users.length === 0) return [];
    const what =
      next === undefined
        ? 'is removed'
        : same(value, next)
          ? `comes from ${replaced}, which is replaced`
          : `changes from ${shown(value)} to ${shown(next)}`;
    return [
      {
        severity: 'blocker',
        stack: before.name,
        where: `export ${name}`,
        problem: `${what} while ${users.map((stack) => stack.name).join(', ')} imports it: the deploy would fail`,
        remedy: 'keep the export as it is, deploy its users without it, and remove it with a later deploy',
      },
    ];
  });
}

/** Exports are visible in their own region only. */
const isNear = (a: ResolvedStack, b: ResolvedStack) => !a.region || !b.region || a.region === b.region;

const imports = new WeakMap<ResolvedStack, ReadonlySet<string>>();

function importsOf(stack: ResolvedStack): ReadonlySet<string> {
  const found =
    imports.get(stack) ??
    new Set([
      ...[...stack.resources.values()].filter(stands).flatMap(({ properties }) => importedNames(properties)),
      ...importedNames(Object.values(stack.template.Outputs ?? {}).map((output) => output?.Value ?? '')),
    ]);
  imports.set(stack, found);
  return found;
}

function importedNames(value: Value): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const [name, argument] = intrinsic(value) ?? [];
  if (name === 'Fn::ImportValue') return [typeof argument === 'string' ? argument : canonical(argument)];
  return Object.values(value).flatMap(importedNames);
}
