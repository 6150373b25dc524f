import { configChanges } from '../../config-changes';
import type { StepRule } from './step-rule';

export const reshardingAlone: StepRule = {
  id: 'resharding-alone',
  why: 'CloudFormation never rolls a resharding back: nothing else may fail in the same deploy.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  between(from, to) {
    if (!from.cache || !to.cache || from.cache.shards === to.cache.shards) return undefined;
    if (configChanges(from, to).length === 1) return undefined;
    return { ...to, cache: { ...to.cache, shards: from.cache.shards } };
  },
};
