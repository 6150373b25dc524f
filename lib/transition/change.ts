import { type ReplacementFinder, replacementsIn } from './replacement';
import type { ResolvedResource, ResolvedStack } from './resolve';
import { resolveStack, stands } from './resolve';
import { type Retired, retiredOf } from './retired';
import type { Side, StackFacts } from './side';

/** A stack as it stands and as it shall be. */
export interface StackPair {
  readonly before: ResolvedStack;
  readonly after: ResolvedStack;
}

/** Two sides with their stacks worked out and paired: what every template rule reads. */
export interface TemplateChange {
  readonly pairs: readonly StackPair[];
  /** Stacks of the left side that the right side lacks. */
  readonly vanished: readonly ResolvedStack[];
  readonly before: readonly ResolvedStack[];
  readonly after: readonly ResolvedStack[];
  /** What the configuration says may leave. */
  readonly retired: Retired;
  /** What a deploy would replace in a pair. */
  readonly replacements: ReplacementFinder;
}

/** Pairs stacks by name, and a template file with the only stack of the other side. */
export function templateChange(from: Side, to: Side): TemplateChange {
  const [first, ...moreBefore] = Object.keys(from.templates);
  const [second, ...moreAfter] = Object.keys(to.templates);
  const byPosition = moreBefore.length === 0 && moreAfter.length === 0 && (isTemplateFile(from) || isTemplateFile(to));
  const nameOf = (name: string) => (byPosition && name === second && first !== undefined ? first : name);

  const before = Object.entries(from.templates).map(([name, template]) =>
    resolveStack(name, template, from.stacks?.[name]),
  );
  const after = Object.entries(to.templates).map(([name, template]) =>
    resolveStack(nameOf(name), template, factsAfter(to.stacks?.[name], from.stacks?.[nameOf(name)])),
  );
  const afterByName = new Map(after.map((stack) => [stack.name, stack]));
  return {
    before,
    after,
    pairs: before.flatMap((stack) => {
      const next = afterByName.get(stack.name);
      return next ? [{ before: stack, after: next }] : [];
    }),
    vanished: before.filter(({ name }) => !afterByName.has(name)),
    retired: retiredOf(from, to),
    replacements: replacementsIn(),
  };
}

/** Stateful resources that stand on both sides under the same stack and logical id, as the same type. */
export function statefulPairs({ pairs }: TemplateChange): { before: ResolvedResource; after: ResolvedResource }[] {
  return resourcePairs(pairs).filter(({ before, after }) => before.stateful && before.type === after.type);
}

/** Resources that stand on both sides under the same stack and logical id. */
export function resourcePairs(pairs: readonly StackPair[]): { before: ResolvedResource; after: ResolvedResource }[] {
  return pairs.flatMap(({ before, after }) =>
    [...before.resources.values()].flatMap((resource) => {
      const next = after.resources.get(resource.logicalId);
      return stands(resource) && stands(next) ? [{ before: resource, after: next }] : [];
    }),
  );
}

/** A template alone says nothing of its stack. */
const isTemplateFile = ({ stacks, environment }: Side): boolean => stacks === undefined && environment === undefined;

/** A deploy leaves parameters without a default as they are, and a stack where it is. */
function factsAfter(own: StackFacts = {}, running: StackFacts = {}): StackFacts {
  const { terminationProtection: _, ...place } = running;
  return { ...place, ...own };
}
