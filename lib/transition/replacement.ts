import { resourcesIn, same, unknownsIn } from './canonical';
import { correctedEffect, type Effect } from './corrections';
import { createOnlyPaths } from './create-only';
import { differences, valuesAt } from './differences';
import { type ResolvedResource, type ResolvedStack, stands } from './resolve';
import type { Value } from './template';

/** Why a deploy replaces a resource. */
export interface Replacement {
  /** e.g. `KmsKeyId`, or nested `HealthCheckConfig.Type`. */
  readonly property: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly effect: Exclude<Effect, 'in-place'>;
  /** Logical id of the resource whose own replacement changes the value. */
  readonly because?: string;
}

/** Replacements in a stack, by logical id. */
export type Replacements = ReadonlyMap<string, readonly Replacement[]>;

export type ReplacementFinder = (pair: { before: ResolvedStack; after: ResolvedStack }) => Replacements;

/** A finder that works out each pair of stacks once. */
export function replacementsIn(): ReplacementFinder {
  const known = new Map<ResolvedStack, Replacements>();
  return ({ before, after }) => {
    const found = known.get(before) ?? propagated(before, after, direct(before, after));
    known.set(before, found);
    return found;
  };
}

function direct(before: ResolvedStack, after: ResolvedStack): Map<string, Replacement[]> {
  const found = new Map<string, Replacement[]>();
  for (const [logicalId, resource] of before.resources) {
    const next = after.resources.get(logicalId);
    if (!stands(resource) || !stands(next) || resource.type !== next.type) continue;
    const own = ownReplacements(resource, next);
    if (own.length > 0) found.set(logicalId, own);
  }
  return found;
}

function ownReplacements(before: ResolvedResource, after: ResolvedResource): Replacement[] {
  // Most resources don't change, and the specification takes half a second to load.
  if (same(before.properties, after.properties) && same(before.updatePolicy, after.updatePolicy)) return [];
  return createOnlyPaths(before.type).flatMap(({ path, replaces }) =>
    differences(before.properties, after.properties, path).flatMap(({ at, ...values }) => {
      const change = { ...values, resourceBefore: before, resourceAfter: after };
      const specified = replaces === 'always' ? 'replaced' : 'may-be-replaced';
      const effect = correctedEffect(before.type, path, change) ?? specified;
      if (effect === 'in-place') return [];
      const isKnown = [values.before, values.after].every((value) => unknownsIn(value).length === 0);
      return [
        { property: at, ...values, effect: isKnown || effect === 'refused' ? effect : ('may-be-replaced' as const) },
      ];
    }),
  );
}

const CUSTOM = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** Adds what is replaced because a value that it is made with comes from something replaced. */
function propagated(before: ResolvedStack, after: ResolvedStack, found: Map<string, Replacement[]>): Replacements {
  const queue = [...found].filter(([, all]) => all.some(({ effect }) => effect !== 'refused')).map(([id]) => id);
  for (const [id, { type, properties }] of before.resources) {
    const next = after.resources.get(id);
    // What a custom resource returns may be something else after every change of it.
    const isRewritten = CUSTOM.test(type) && next && !same(next.properties, properties);
    if (next && (next.type !== type || isRewritten)) queue.push(id);
  }
  if (queue.length === 0) return found;
  const users = usersIn(after);
  for (const cause of queue) {
    for (const user of users.get(cause) ?? []) {
      const old = before.resources.get(user.logicalId);
      if (!stands(old) || !stands(user) || old.type !== user.type) continue;
      const effect = found.get(cause)?.some((each) => each.effect === 'replaced') ? 'replaced' : 'may-be-replaced';
      const known = found.get(user.logicalId) ?? [];
      const added = throughReferences(old, user, cause, effect).filter(
        ({ property }) => !known.some((each) => each.property === property),
      );
      if (added.length === 0) continue;
      found.set(user.logicalId, [...known, ...added]);
      queue.push(user.logicalId);
    }
  }
  return found;
}

function throughReferences(
  before: ResolvedResource,
  after: ResolvedResource,
  because: string,
  effect: 'replaced' | 'may-be-replaced',
): Replacement[] {
  return createOnlyPaths(after.type).flatMap(({ path }) =>
    valuesAt(after.properties, path)
      .filter((value) => resourcesIn(value).includes(because))
      .flatMap((value): Replacement[] => {
        const change = { before: value, after: value, resourceBefore: before, resourceAfter: after };
        const corrected = correctedEffect(after.type, path, change);
        if (corrected === 'in-place') return [];
        return [{ property: path.join('.'), before: value, after: value, effect, because }];
      }),
  );
}

/** Resources by the logical ids that their values depend on. */
function usersIn(stack: ResolvedStack): Map<string, ResolvedResource[]> {
  const users = new Map<string, ResolvedResource[]>();
  for (const resource of stack.resources.values()) {
    for (const id of new Set(resourcesIn(resource.properties))) users.set(id, [...(users.get(id) ?? []), resource]);
  }
  return users;
}
