import { canonical } from './canonical';
import { evaluatorOf } from './evaluate';
import type { Evaluator } from './evaluator';
import { own } from './own';
import { physicalName } from './physical-names';
import type { StackFacts } from './side';
import { isStateful } from './stateful-types';
import type { Template, TemplateResource, Value } from './template';

/** A resource with every value worked out that can be. */
export interface ResolvedResource {
  readonly stack: string;
  readonly region?: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Value>>;
  /** Name that its template gives it. */
  readonly name?: string;
  /** Holds data, or an identity that can't be had again. */
  readonly stateful: boolean;
  /** `true`, `false`, or what its being there depends on. */
  readonly condition: Value;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly updatePolicy?: Value;
}

export interface ResolvedStack {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  readonly terminationProtection?: boolean;
  readonly template: Template;
  /** By logical id; also those whose condition is false. */
  readonly resources: ReadonlyMap<string, ResolvedResource>;
  /** Exported values by export name. */
  readonly exports: ReadonlyMap<string, Value>;
}

/** @param name of the stack on the left side, where the two differ because they were paired by position. */
export function resolveStack(name: string, template: Template, facts: StackFacts = {}): ResolvedStack {
  const evaluator = evaluatorOf({ stack: name, template, facts });
  const { account, region, terminationProtection } = facts;
  const place = { stack: name, ...(region ? { region } : {}) };
  const resolved = () =>
    Object.entries(template.Resources)
      .filter(([, resource]) => typeof resource.Type === 'string')
      .map(([logicalId, resource]) => [logicalId, resolveResource(logicalId, resource, place, evaluator)] as const);
  let resources: ResolvedStack['resources'] | undefined;
  let exports: ResolvedStack['exports'] | undefined;
  return {
    name,
    ...(account ? { account } : {}),
    ...(region ? { region } : {}),
    ...(terminationProtection === undefined ? {} : { terminationProtection }),
    template,
    // Most stacks of a change are the same on both sides: nobody asks for their values.
    get resources() {
      resources ??= new Map(resolved());
      return resources;
    },
    get exports() {
      exports ??= new Map(exportsOf(template, evaluator));
      return exports;
    },
  };
}

/** Whether a resource is there, or may be. */
export const stands = (resource: ResolvedResource | undefined): resource is ResolvedResource =>
  resource !== undefined && resource.condition !== 'false';

function resolveResource(
  logicalId: string,
  source: TemplateResource,
  place: Pick<ResolvedResource, 'stack' | 'region'>,
  evaluator: Evaluator,
): ResolvedResource {
  const { Type: type, Properties = {}, Condition, DeletionPolicy, UpdateReplacePolicy, UpdatePolicy } = source;
  const evaluated = evaluator.value(Properties as Value);
  const properties = (evaluated ?? {}) as Readonly<Record<string, Value>>;
  const text = (value: Value | undefined) => {
    const known = value === undefined ? undefined : evaluator.value(value);
    return typeof known === 'string' ? known : undefined;
  };
  const name = physicalName(type, properties);
  const deletionPolicy = text(DeletionPolicy);
  const updateReplacePolicy = text(UpdateReplacePolicy);
  const updatePolicy = UpdatePolicy === undefined ? undefined : evaluator.value(UpdatePolicy);
  return {
    ...place,
    logicalId,
    type,
    properties,
    ...(name === undefined ? {} : { name }),
    stateful: isStateful(type, properties),
    condition: Condition === undefined ? 'true' : evaluator.condition(Condition),
    ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
    ...(updateReplacePolicy === undefined ? {} : { updateReplacePolicy }),
    ...(updatePolicy === undefined ? {} : { updatePolicy }),
  };
}

function exportsOf(template: Template, evaluator: Evaluator): [string, Value][] {
  return Object.values(template.Outputs ?? {}).flatMap((output): [string, Value][] => {
    const condition = own(output as { Condition?: string } | null, 'Condition');
    if (!output?.Export || (condition !== undefined && evaluator.condition(condition) === 'false')) return [];
    const name = evaluator.value(output.Export.Name);
    return [[typeof name === 'string' ? name : canonical(name), evaluator.value(output.Value) ?? '']];
  });
}
