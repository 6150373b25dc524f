import type { TemplateChange } from './change';
import { correctedEffect } from './corrections';
import type { Finding } from './finding';
import type { ResolvedResource } from './resolve';
import { STATEFUL_TYPES } from './stateful-types';
import { described } from './template-rule';

/** A change of one resource, as CloudFormation's DescribeChangeSet tells it, as far as it is read. */
export interface ResourceChange {
  readonly Action?: string;
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
  readonly Replacement?: string;
  readonly PolicyAction?: string;
  readonly Details?: readonly {
    readonly Target?: { readonly Name?: string; readonly RequiresRecreation?: string };
  }[];
}

/** What DescribeChangeSet says of the change from one stack to its next template. */
export type ChangeSets = Readonly<Record<string, readonly ResourceChange[]>>;

/** The kind of finding that comes from a change set, for the catalogue. */
export const CHANGE_SET_RULE = {
  id: 'change-set',
  severity: 'blocker',
  why: "CloudFormation's own preview knows what no template shows: parameters kept in SSM, values of other stacks, drift.",
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html',
} as const;

/**
 * What CloudFormation itself would remove or replace of what holds data.
 *
 * @param said what the templates have told already: nothing is said twice
 */
export function changeSetFindings(
  changeSets: ChangeSets,
  { before }: Pick<TemplateChange, 'before'>,
  said: readonly Finding[],
): Finding[] {
  return Object.entries(changeSets).flatMap(([stack, changes]) =>
    changes.flatMap((change) => {
      const { LogicalResourceId: logicalId = '', ResourceType: type = '' } = change;
      const resource = before.find(({ name }) => name === stack)?.resources.get(logicalId);
      if (!(resource?.stateful ?? STATEFUL_TYPES.has(type))) return [];
      const known = said.filter((finding) => finding.stack === stack && finding.logicalId === logicalId);
      const leaves = change.Action === 'Remove' && change.PolicyAction !== 'Delete';
      if (known.some(({ severity, rule }) => severity === 'blocker' || (rule === 'retired' && leaves))) return [];
      return finding(stack, change) ?? [];
    }),
  );
}

function finding(stack: string, change: ResourceChange): Finding | undefined {
  const { LogicalResourceId: logicalId = '', PhysicalResourceId: name, ResourceType: type = '' } = change;
  const problem = effect(type, change);
  if (problem === undefined) return undefined;
  return {
    rule: CHANGE_SET_RULE.id,
    severity: 'blocker',
    stack,
    logicalId,
    type,
    where: logicalId,
    problem: `the change set says that ${described({ type, ...(name ? { name } : {}) })} ${problem}`,
    remedy: `find out why with npx cdk diff ${stack}, and keep ${logicalId} as it is`,
  };
}

function effect(type: string, change: ResourceChange): string | undefined {
  const { Action, Replacement, PolicyAction } = change;
  if (Action === 'Remove') return PolicyAction === 'Retain' ? 'leaves the stack, with its data' : 'is deleted';
  if (PolicyAction === 'ReplaceAndDelete' || PolicyAction === 'ReplaceAndSnapshot')
    return 'is replaced, and the old one deleted';
  if (PolicyAction === 'ReplaceAndRetain' || Replacement === 'True') return 'is replaced by a new, empty one';
  return Replacement === 'Conditional' && !isKnownInPlace(type, change)
    ? 'may be replaced by a new, empty one'
    : undefined;
}

/** Properties that CloudFormation marks as conditional and that change in place whatever their values. */
function isKnownInPlace(type: string, { Details = [] }: ResourceChange): boolean {
  const causes = Details.filter(({ Target }) => Target?.RequiresRecreation !== 'Never');
  const nothing: ResolvedResource = {
    stack: '',
    logicalId: '',
    type,
    properties: {},
    stateful: true,
    condition: 'true',
  };
  const values = { before: 'a', after: 'b', resourceBefore: nothing, resourceAfter: nothing };
  return (
    causes.length > 0 &&
    causes.every(({ Target }) => correctedEffect(type, [Target?.Name ?? ''], values) === 'in-place')
  );
}
