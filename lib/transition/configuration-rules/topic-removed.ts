import { configurationRule } from '../configuration-rule';
import { removedItems } from './removed-items';

export const topicRemoved = configurationRule({
  id: 'topic-removed',
  severity: 'blocker',
  why: 'Publishers know a topic by its ARN, which a topic of another name does not have.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html',
  compare: removedItems({
    kind: 'topic',
    where: 'topics',
    loses: 'subscriptions',
    names: ({ topics }) => topics.map(({ name }) => name),
  }),
});
