import type { Template, TemplateResource, Templates } from '../template';
import type { ResourceChange } from './change';
import { minutesOf, STACK_MINUTES } from './durations';
import { dependenciesOf } from './references';

/**
 * How long a deploy takes, in minutes: the stacks one after another, as `cdk deploy --all` does, and in each the longest
 * chain of resources that wait for each other; then, as CloudFormation does at the end, the longest chain of removals.
 */
export function deployMinutes(changes: readonly ResourceChange[], from: Templates, to: Templates): number {
  const stacks = [...new Set(changes.map(({ stack }) => stack))];
  return stacks.reduce((sum, stack) => {
    const own = changes.filter((change) => change.stack === stack);
    const removals = own.filter(({ action }) => action === 'remove');
    const others = own.filter(({ action }) => action !== 'remove');
    return sum + STACK_MINUTES + longestChain(others, to[stack]) + longestChain(removals, from[stack]);
  }, 0);
}

function longestChain(changes: readonly ResourceChange[], template: Template | undefined): number {
  const minutes = new Map(changes.map((change) => [change.logicalId, minutesOf(change)]));
  const resources = template?.Resources ?? {};
  const known = new Map<string, number>();
  const until = (logicalId: string, resource: TemplateResource): number => {
    const already = known.get(logicalId);
    if (already !== undefined) return already;
    // A circle can't be deployed; here it must only not be endless.
    known.set(logicalId, 0);
    const waited = dependenciesOf(resource).map((id) => (resources[id] ? until(id, resources[id]) : 0));
    const total = Math.max(0, ...waited) + (minutes.get(logicalId) ?? 0);
    known.set(logicalId, total);
    return total;
  };
  return Math.max(0, ...Object.entries(resources).map(([id, resource]) => until(id, resource)));
}
