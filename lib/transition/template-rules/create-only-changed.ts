import { shown } from '../canonical';
import { statefulPairs, type TemplateChange } from '../change';
import type { Replacement } from '../replacement';
import type { ResolvedResource } from '../resolve';
import { about, described, type RuleFinding, type TemplateRule } from '../template-rule';

export const createOnlyChanged: TemplateRule = {
  id: 'create-only-changed',
  severity: 'blocker',
  why: 'CloudFormation replaces a resource when a property changes that can be set only at creation: a new, empty one takes over.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before }) =>
      replacementsOf(before, change).map((replacement) => said(before, replacement)),
    ),
};

function replacementsOf({ stack, logicalId }: ResolvedResource, change: TemplateChange): readonly Replacement[] {
  const pair = change.pairs.find(({ before }) => before.name === stack);
  return (pair && change.replacements(pair).get(logicalId)) ?? [];
}

const EFFECTS = {
  replaced: 'would be replaced by a new, empty one',
  'may-be-replaced': 'may be replaced by a new, empty one',
  refused: 'can not change this: the deploy would fail',
} as const;

function said(resource: ResolvedResource, { property, before, after, effect, because }: Replacement): RuleFinding {
  const changes =
    because === undefined
      ? `changes from ${shown(before)} to ${shown(after)}`
      : `comes from ${because}, which would be replaced`;
  return about(resource, {
    severity: 'blocker',
    property,
    problem: `${changes}: ${described(resource)} ${EFFECTS[effect]}`,
    remedy: because === undefined ? `put back ${shown(before)}` : `leave ${because} as it is`,
  });
}
