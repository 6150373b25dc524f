import { statefulPairs } from '../change';
import type { ResolvedResource } from '../resolve';
import { about, described, type TemplateRule } from '../template-rule';

export const deletionPolicyLost: TemplateRule = {
  id: 'deletion-policy-lost',
  severity: 'blocker',
  why: 'DeletionPolicy keeps what leaves its template, UpdateReplacePolicy what is replaced: without them it is deleted.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) => {
      const lost = POLICIES.filter(({ of }) => strength(of(after)) < strength(of(before)));
      if (lost.length === 0) return [];
      const changes = lost.map(({ name, of }) => `${name} from ${of(before)} to ${of(after)}`);
      return about(before, {
        severity: 'blocker',
        property: lost.map(({ name }) => name).join(', '),
        problem: `${described(before)} would no longer be kept: ${changes.join(', ')}`,
        remedy: `put ${lost.length > 1 ? 'both' : 'it'} back; in a configuration, remove unprotected`,
      });
    }),
};

const POLICIES: readonly { readonly name: string; of(resource: ResolvedResource): string }[] = [
  { name: 'DeletionPolicy', of: ({ deletionPolicy, type }) => deletionPolicy ?? deletionDefault(type) },
  { name: 'UpdateReplacePolicy', of: ({ updateReplacePolicy }) => updateReplacePolicy ?? 'Delete' },
];

/** What happens on deletion without a policy: RDS keeps a snapshot. On replacement it keeps none. */
const deletionDefault = (type: string): string =>
  type === 'AWS::RDS::DBInstance' || type === 'AWS::RDS::DBCluster' ? 'Snapshot' : 'Delete';

const STRENGTHS: Readonly<Record<string, number>> = { Delete: 0, Snapshot: 1, Retain: 2, RetainExceptOnCreate: 2 };

const strength = (policy: string): number => STRENGTHS[policy] ?? 0;
