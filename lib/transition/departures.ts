import { canonical } from './canonical';
import type { TemplateChange } from './change';
import type { Dismissal } from './dismissed';
import { type ResolvedResource, type ResolvedStack, stands } from './resolve';

/** A stateful resource whose logical id is no longer in its stack's template, and what becomes of it. */
export interface Departure {
  readonly resource: ResolvedResource;
  readonly fate: 'renamed' | 'moved' | 'retired' | 'orphaned' | 'removed' | Dismissal;
  /** The resource of the right side that takes its place. */
  readonly successor?: ResolvedResource;
}

const known = new WeakMap<TemplateChange, readonly Departure[]>();

/** Every stateful resource that leaves the template of a stack that stays. */
export function departures(change: TemplateChange): readonly Departure[] {
  const found = known.get(change) ?? change.pairs.flatMap((pair) => departuresFrom(pair.before, pair.after, change));
  known.set(change, found);
  return found;
}

/** Whether a resource that leaves its template, or is replaced, is kept. */
export const isKept = (policy: string | undefined): boolean => policy === 'Retain' || policy === 'RetainExceptOnCreate';

function departuresFrom(before: ResolvedStack, after: ResolvedStack, change: TemplateChange): Departure[] {
  const gone = [...before.resources.values()].filter(
    (resource) => resource.stateful && stands(resource) && !after.resources.has(resource.logicalId),
  );
  return gone.map((resource) => {
    const successor = successorIn(after, before, resource);
    if (successor) return { resource, fate: 'renamed', successor };
    const elsewhere = change.after
      .filter(({ name }) => name !== after.name)
      .map((stack) =>
        successorIn(
          stack,
          change.before.find(({ name }) => name === stack.name),
          resource,
        ),
      )
      .find((found) => found !== undefined);
    if (elsewhere) return { resource, fate: 'moved', successor: elsewhere };
    if (!isKept(resource.deletionPolicy)) return { resource, fate: change.dismissalOf(resource) ?? 'removed' };
    return { resource, fate: change.retired.covers(resource) ? 'retired' : 'orphaned' };
  });
}

/** The new resource of a stack that is the same thing: the same name, or the same in everything but the tags. */
function successorIn(
  stack: ResolvedStack,
  before: ResolvedStack | undefined,
  gone: ResolvedResource,
): ResolvedResource | undefined {
  const added = [...stack.resources.values()].filter(
    (resource) => resource.type === gone.type && stands(resource) && !before?.resources.has(resource.logicalId),
  );
  // A name is taken once a region. Where one side does not know its region, it may be the same.
  const near = added.filter(({ region }) => !region || !gone.region || region === gone.region);
  if (gone.name !== undefined) return near.find(({ name }) => name === gone.name);
  return near.find((resource) => likeness(resource) === likeness(gone));
}

function likeness({ properties }: ResolvedResource): string {
  const { Tags: _, ...rest } = properties;
  return canonical(rest);
}
