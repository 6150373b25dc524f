import { changedWithResharding } from '../../resharding';
import type { StepRule } from './step-rule';

export const reshardingAlone: StepRule = {
  id: 'resharding-alone',
  why: 'CloudFormation never rolls a resharding back: nothing else may fail in the same deploy.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  between(from, to) {
    if (!from.cache || !to.cache || changedWithResharding(from, to).length === 0) return undefined;
    return { ...to, cache: { ...to.cache, shards: from.cache.shards } };
  },
};
