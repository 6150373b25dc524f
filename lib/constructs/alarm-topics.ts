import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { URGENCIES, type Urgency } from '../blueprint/alarm';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { alarmTopicName, type Owner } from '../blueprint/names';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { arnOf } from './arn';
import { keep } from './keep';
import { tlsOnly } from './tls-only';

/** Services of AWS that publish alarms. */
export const PUBLISHERS = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'];

export interface AlarmTopicsProps {
  readonly owner: Owner;
  readonly region: string;
  /** Who gets the alarms; without one the topics stand and nobody listens. */
  readonly email?: string;
  /** Key with which they are encrypted. @default - they are not: what they say is about machines, never about users */
  readonly keyArn?: string;
  /** Name of the topic of an urgency. @default - that of the region */
  readonly topicName?: (urgency: Urgency) => string;
  readonly protection: ProtectionSpec;
}

/** Two topics, by how soon somebody must act. A subscription by e-mail is confirmed by a click in the first message. */
export class AlarmTopics extends Construct {
  constructor(scope: Construct, id: string, props: AlarmTopicsProps) {
    super(scope, id);
    const { owner, region, email, keyArn, protection } = props;
    const { topicName: nameOf = (urgency) => alarmTopicName(owner, urgency) } = props;

    for (const urgency of URGENCIES) {
      const topicName = nameOf(urgency);
      const topic = new sns.CfnTopic(this, urgency, {
        topicName,
        ...(keyArn === undefined ? {} : { kmsMasterKeyId: keyArn }),
      });
      keep(topic, protection);
      if (keyArn === undefined) acknowledge(topic, ...NO_KEY);
      new sns.CfnTopicPolicy(this, `${urgency}-policy`, {
        topics: [topic.ref],
        policyDocument: accessPolicy(arnOf('sns', region, topicName)),
      });
      if (email !== undefined) {
        new sns.CfnSubscription(this, `${urgency}-email`, { topicArn: topic.ref, protocol: 'email', endpoint: email });
      }
    }
  }
}

const NO_KEY: readonly Acknowledgement[] = [
  {
    control: 'NIST.800.53.R5-SNSEncryptedKMS',
    because:
      "Alarms can't be published with the service's own key, and a key of ours would be all that could be lost here.",
    instead: 'they come by TLS only, and tell of machines, never of users.',
  },
];

function accessPolicy(topicArn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: PUBLISHERS.map((service) => new iam.ServicePrincipal(service)),
        actions: ['sns:Publish'],
        resources: [topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      tlsOnly(['sns:Publish'], [topicArn]),
    ],
  });
}
