import { same } from './canonical';
import { type Dismissal, dismissedBy, type Named } from './dismissed';
import { innerNamesOf } from './inner-names';
import { own } from './own';
import { type ReplacementFinder, replacementsIn } from './replacement';
import { type ResolvedResource, type ResolvedStack, resolveStack, stands } from './resolve';
import { type Retired, retiredOf } from './retired';
import type { Side, StackFacts } from './side';
import type { Template, Value } from './template';

/** A stack as it stands and as it shall be. */
export interface StackPair {
  readonly before: ResolvedStack;
  readonly after: ResolvedStack;
}

/** Two sides with their stacks worked out and paired: what every template rule reads. */
export interface TemplateChange {
  /** Stacks that stand on both sides and differ. */
  readonly pairs: readonly StackPair[];
  /** Stacks of the left side that the right side lacks. */
  readonly vanished: readonly ResolvedStack[];
  readonly before: readonly ResolvedStack[];
  readonly after: readonly ResolvedStack[];
  /** What the configuration says may leave. */
  readonly retired: Retired;
  /** Why a resource may leave that nothing keeps, where the right side's blueprint says so. */
  readonly dismissalOf: (resource: Named) => Dismissal | undefined;
  /** Names that only the kit's own names lead to, and that the right side's blueprint does without. */
  readonly isInnerName: (name: string) => boolean;
  /** What a deploy would replace in a pair. */
  readonly replacements: ReplacementFinder;
}

/** Pairs stacks by name, and a template file with the only stack of the other side. */
export function templateChange(from: Side, to: Side): TemplateChange {
  const { before, after } = resolvedSides(from, to);
  const nextOf = (stack: ResolvedStack) => after.find((each) => each.name === stack.name && inOnePlace(stack, each));
  return {
    before,
    after,
    pairs: before.flatMap((stack) => {
      const next = nextOf(stack);
      return next && differ(stack, next) ? [{ before: stack, after: next }] : [];
    }),
    vanished: before.filter((stack) => !nextOf(stack)),
    retired: retiredOf(from, to),
    dismissalOf: dismissedBy(to),
    isInnerName: innerNamesOf(to),
    replacements: replacementsIn(),
  };
}

/** The stacks of both sides. A side that does not know where a stack is takes it from the other. */
function resolvedSides(from: Side, to: Side): { before: ResolvedStack[]; after: ResolvedStack[] } {
  const [first, ...others] = Object.keys(from.templates);
  const isOnly = others.length === 0 && Object.keys(to.templates).length === 1;
  const byPosition = isOnly && (isTemplateFile(from) || isTemplateFile(to));
  const stacks = Object.entries(to.templates).map(([name, template]) => ({
    name: byPosition && first !== undefined ? first : name,
    template,
    facts: own(to.stacks, name) ?? {},
  }));
  return {
    before: Object.entries(from.templates).map(([name, template]) => {
      const next = stacks.find((each) => each.name === name);
      return resolveStack(name, template, { ...placeOf(next?.facts), ...from.stacks?.[name] });
    }),
    after: stacks.map(({ name, template, facts }) => {
      const running = from.stacks?.[name] ?? {};
      const parameters = carriedParameters(template, own(from.templates, name), running);
      return resolveStack(name, template, { ...placeOf(running), parameters, ...facts });
    }),
  };
}

function differ(before: ResolvedStack, after: ResolvedStack): boolean {
  if (before.terminationProtection !== after.terminationProtection) return true;
  return !same(before.template as unknown as Value, after.template as unknown as Value);
}

/** In another region or account, a stack of the same name is another stack. */
function inOnePlace(a: ResolvedStack, b: ResolvedStack): boolean {
  return (['account', 'region'] as const).every((key) => !a[key] || !b[key] || a[key] === b[key]);
}

/** Stateful resources that stand on both sides under the same stack and logical id, as the same type. */
export function statefulPairs({ pairs }: TemplateChange): ResourcePair[] {
  return resourcePairs(pairs).filter(({ before, after }) => before.stateful && before.type === after.type);
}

interface ResourcePair {
  readonly before: ResolvedResource;
  readonly after: ResolvedResource;
}

const known = new WeakMap<readonly StackPair[], readonly ResourcePair[]>();

/** Resources that stand on both sides under the same stack and logical id. */
export function resourcePairs(pairs: readonly StackPair[]): readonly ResourcePair[] {
  const found = known.get(pairs) ?? pairs.flatMap(standingIn);
  known.set(pairs, found);
  return found;
}

function standingIn({ before, after }: StackPair): ResourcePair[] {
  return [...before.resources.values()].flatMap((resource) => {
    const next = after.resources.get(resource.logicalId);
    return stands(resource) && stands(next) ? [{ before: resource, after: next }] : [];
  });
}

/** A template alone says nothing of its stack. */
const isTemplateFile = ({ stacks, environment }: Side): boolean => stacks === undefined && environment === undefined;

/** Where a stack is. A deploy leaves it there, so what one side knows holds for the other. */
function placeOf({ account, region }: StackFacts = {}): StackFacts {
  return { ...(account ? { account } : {}), ...(region ? { region } : {}) };
}

/** A deploy leaves a parameter at its running value, unless its default is another one now. */
function carriedParameters(template: Template, running: Template | undefined, { parameters = {} }: StackFacts) {
  const defaultIn = (side: Template | undefined, name: string) => own(side?.Parameters, name)?.Default;
  const carried = Object.entries(parameters).filter(([name]) => {
    const next = defaultIn(template, name);
    return next === undefined || next === defaultIn(running, name);
  });
  return Object.fromEntries(carried);
}
