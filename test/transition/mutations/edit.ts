import type { Side } from '../../../lib/transition/side';
import type { Template, TemplateResource, Value } from '../../../lib/transition/template';

/** A template whose parts may be written. */
export type Draft = {
  Resources: Record<string, DraftResource>;
  Parameters: Record<string, { Type: string; Default?: string }>;
  Mappings: Record<string, Value>;
  Conditions: Record<string, Value>;
  Outputs: Record<string, { Value: Value; Export?: { Name: Value } }>;
  Description?: string;
};

export type DraftResource = {
  -readonly [K in keyof Omit<TemplateResource, 'Properties'>]: TemplateResource[K];
} & { Properties: Record<string, Value> };

/** Both sides of a change, to be edited: at first they are the same. */
export interface Drafts {
  before: Record<string, Draft>;
  after: Record<string, Draft>;
  /** Stacks that lose their termination protection. */
  unprotected: string[];
}

/** One edit of a change. */
export interface Edit {
  readonly name: string;
  apply(drafts: Drafts, random: Random): void;
}

/** What an edit may choose. */
export interface Random {
  /** A word that no template has. */
  readonly word: string;
  /** From 0 to 1. */
  readonly number: number;
}

export interface Target {
  readonly stack: string;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

export function drafts(side: Side): Drafts {
  const copy = () =>
    Object.fromEntries(
      Object.entries(side.templates).map(([stack, template]) => {
        const { Parameters = {}, Mappings = {}, Conditions = {}, Outputs = {}, ...rest } = structuredClone(template);
        const draft = { Parameters, Mappings, Conditions, Outputs, ...rest } as unknown as Draft;
        for (const resource of Object.values(draft.Resources)) resource.Properties ??= {};
        return [stack, draft];
      }),
    );
  return { before: copy(), after: copy(), unprotected: [] };
}

export function sides(side: Side, { before, after, unprotected }: Drafts): { from: Side; to: Side } {
  const facts = Object.entries(side.stacks ?? {}).map(([stack, each]) => [
    stack,
    unprotected.includes(stack) ? { ...each, terminationProtection: false } : each,
  ]);
  const base = { shownAs: 'test', ...(side.stacks ? { stacks: side.stacks } : {}) };
  return {
    from: { ...base, templates: before as unknown as Record<string, Template> },
    to: { ...base, templates: after as unknown as Record<string, Template>, stacks: Object.fromEntries(facts) },
  };
}

/** Writes a value at a path, making what is missing on the way; `*` is the first item of a list. */
export function write(target: Record<string, Value>, path: readonly string[], value: Value): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  const isList = rest[0] === '*';
  const below = target[step];
  if (typeof below !== 'object' || below === null) target[step] = isList ? [{}] : {};
  if (!isList) {
    write(target[step] as Record<string, Value>, rest, value);
    return;
  }
  const list = target[step] as Value[];
  if (list.length === 0) list.push({});
  if (rest.length === 1) list[0] = value;
  else write(list[0] as unknown as Record<string, Value>, rest.slice(1), value);
}

export function read(target: Readonly<Record<string, Value>>, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return step === '*' ? (at as Value[])[0] : (at as Record<string, Value>)[step];
  }, target);
}

/** An edit of one resource that stands on both sides. */
export function edit(
  { stack, logicalId }: Target,
  name: string,
  change: (before: DraftResource, after: DraftResource, random: Random, drafts: Drafts) => void,
): Edit {
  return {
    name: `${stack} ${logicalId}: ${name}`,
    apply(drafts, random) {
      const [before, after] = [drafts.before, drafts.after].map((side) => side[stack]?.Resources[logicalId]);
      if (before && after) change(before, after, random, drafts);
    },
  };
}
