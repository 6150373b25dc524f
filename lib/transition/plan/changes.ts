import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateResource, Templates } from '../template';
import type { Action, ResourceChange } from './change';
import { referencesOf } from './references';

/** Logical ids of the resources of a stack in whose place CloudFormation would make new ones. */
export type Replaced = (stack: string, before: Template, after: Template) => ReadonlySet<string>;

/** Properties whose change makes a group replace its servers. Source: AWS CloudFormation, "UpdatePolicy attribute". */
const ROLLING_PROPERTIES = ['LaunchConfigurationName', 'LaunchTemplate', 'MixedInstancesPolicy', 'VPCZoneIdentifier'];

/**
 * What deploying `to` over `from` does, resource by resource, in the order of the stacks given. A stack that only `from` has
 * is left out: no deploy touches it.
 */
export function resourceChanges(from: Templates, to: Templates, stacks: readonly string[], replaced: Replaced) {
  return stacks.flatMap((stack) => stackChanges(stack, from[stack] ?? { Resources: {} }, to[stack], replaced));
}

function stackChanges(stack: string, from: Template, to: Template | undefined, replaced: Replaced): ResourceChange[] {
  if (!to) return [];
  const others = replaced(stack, from, to);
  const ids = new Set([...Object.keys(to.Resources), ...Object.keys(from.Resources)]);
  return [...ids].flatMap((logicalId) => {
    const before = from.Resources[logicalId];
    const after = to.Resources[logicalId];
    const resource = after ?? before;
    const properties = changedProperties(before, after);
    const action = actionOn(logicalId, from, to, others);
    if (!resource || !action) return [];
    return [
      {
        stack,
        logicalId,
        type: resource.Type,
        action,
        properties,
        retained: action === 'remove' && isRetained(before),
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      },
    ];
  });
}

function actionOn(logicalId: string, from: Template, to: Template, others: ReadonlySet<string>): Action | undefined {
  const before = from.Resources[logicalId];
  const after = to.Resources[logicalId];
  if (!before) return 'create';
  if (!after) return 'remove';
  if (before.Type !== after.Type || others.has(logicalId)) return 'replace';
  if (rolls(logicalId, from, to)) return 'roll';
  return isDeepStrictEqual(actedOn(before), actedOn(after)) ? undefined : 'update';
}

/** A group that only refers to its launch template looks the same when that changes; its servers are replaced all the same. */
function rolls(logicalId: string, from: Template, to: Template): boolean {
  const before = from.Resources[logicalId];
  const after = to.Resources[logicalId];
  if (before?.Type !== 'AWS::AutoScaling::AutoScalingGroup' || !after?.UpdatePolicy) return false;
  const { AutoScalingRollingUpdate, AutoScalingReplacingUpdate } = after.UpdatePolicy as Record<string, unknown>;
  if (!AutoScalingRollingUpdate && !AutoScalingReplacingUpdate) return false;
  if (changedProperties(before, after).some((property) => ROLLING_PROPERTIES.includes(property))) return true;
  const { LaunchTemplate = null, MixedInstancesPolicy = null, LaunchConfigurationName = null } = after.Properties ?? {};
  return referencesOf([LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName]).some(
    (id) => changedProperties(from.Resources[id], to.Resources[id]).length > 0,
  );
}

function changedProperties(before: TemplateResource | undefined, after: TemplateResource | undefined): string[] {
  if (!before || !after) return [];
  const [old, next] = [before.Properties ?? {}, after.Properties ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
    (property) => !isDeepStrictEqual(old[property], next[property]),
  );
}

/**
 * Metadata is for people and tools, and DependsOn says when, not what: CloudFormation does nothing about either.
 * Source: AWS CloudFormation API, "ResourceChange", whose Scope has no DependsOn.
 */
function actedOn({ Metadata: _, DependsOn: __, ...resource }: TemplateResource) {
  return resource;
}

function isRetained(resource: TemplateResource | undefined): boolean {
  return ['Retain', 'RetainExceptOnCreate'].includes(resource?.DeletionPolicy ?? '');
}
