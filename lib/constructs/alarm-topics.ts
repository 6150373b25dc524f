import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { URGENCIES } from '../blueprint/alarm';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { alarmTopicName, type Owner } from '../blueprint/names';
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
  readonly keyArn: string;
  readonly protection: ProtectionSpec;
}

/** Two topics, by how soon somebody must act. A subscription by e-mail is confirmed by a click in the first message. */
export class AlarmTopics extends Construct {
  constructor(scope: Construct, id: string, props: AlarmTopicsProps) {
    super(scope, id);
    const { owner, region, email, keyArn, protection } = props;

    for (const urgency of URGENCIES) {
      const topicName = alarmTopicName(owner, urgency);
      const topic = new sns.CfnTopic(this, urgency, { topicName, kmsMasterKeyId: keyArn });
      keep(topic, protection);
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
