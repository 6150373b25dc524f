import { configurationRule } from '../configuration-rule';
import { changedWithResharding } from '../resharding';

export const reshardingAlone = configurationRule({
  id: 'resharding-alone',
  severity: 'warning',
  why: 'CloudFormation never rolls a resharding back: when another change of the same deploy fails, the stack is neither here nor there.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  compare(before, after) {
    const others = changedWithResharding(before, after);
    if (others.length === 0) return [];
    return [
      {
        where: 'cache.shards',
        problem: `changes from ${before.cache?.shards} to ${after.cache?.shards} together with ${others.join(', ')}`,
        remedy: `deploy with shards: ${before.cache?.shards} first, then change shards alone`,
      },
    ];
  },
});
