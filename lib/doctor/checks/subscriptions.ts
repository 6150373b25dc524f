import { ListSubscriptionsByTopicCommand, SNSClient, type Subscription } from '@aws-sdk/client-sns';
import { callerAccount } from '../../aws/account';
import { unlessMissing } from '../../aws/unless-missing';
import { alarmTopicsIn } from '../../blueprint/alarm-topics';
import { regionsOf } from '../../blueprint/stacks';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';

/** Whether somebody gets the alarms: AWS sends none to an address before its owner has said yes. */
export const subscriptions: Check = {
  id: 'subscriptions',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    askEach('subscriptions', regionsOf(blueprint), async (region) => {
      const account = await callerAccount(options(region));
      const client = new SNSClient(options(region));
      return Promise.all(
        alarmTopicsIn(blueprint, region).map(async (topic) => {
          const command = new ListSubscriptionsByTopicCommand({
            TopicArn: `arn:aws:sns:${region}:${account}:${topic}`,
          });
          return judge(topic, blueprint.alarms.email, (await unlessMissing(client.send(command)))?.Subscriptions);
        }),
      );
    }),
};

/** @param found subscriptions of the topic; undefined when there is no topic yet */
export function judge(topic: string, email: string | undefined, found: readonly Subscription[] | undefined): Answer {
  if (!found) return { state: 'ok', what: `${topic} is not deployed yet; ask again afterwards` };
  const waiting = found.filter(({ SubscriptionArn }) => /^pending\s?confirmation$/i.test(SubscriptionArn ?? ''));
  if (waiting.length > 0) {
    const who = waiting.map(({ Endpoint }) => Endpoint).join(', ');
    return {
      state: 'warning',
      what: `${topic}: ${who} has not confirmed and gets nothing`,
      remedy: `click the link in AWS's message; to get it again: aws sns subscribe with the same topic, protocol and address`,
    };
  }
  if (found.length === 0)
    return email === undefined
      ? {
          state: 'warning',
          what: `${topic}: nobody listens`,
          remedy: 'set alarms.email, or subscribe something of yours',
        }
      : {
          state: 'warning',
          what: `${topic}: ${email} is not subscribed`,
          remedy: 'deploy; if it unsubscribed, subscribe it again',
        };
  return { state: 'ok', what: `${topic} tells ${found.map(({ Endpoint }) => Endpoint).join(', ')}` };
}
