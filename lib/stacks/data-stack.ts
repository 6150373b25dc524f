import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { firstShard } from '../blueprint/data';
import {
  bucketName,
  cacheName,
  cacheSecretName,
  certificatesSecretName,
  keyAlias,
  SHARD_MAP,
  serviceLogGroupName,
  stackName,
  topicName,
  topologyPath,
} from '../blueprint/names';
import { regionsOf } from '../blueprint/stacks';
import { AlarmTopics, PUBLISHERS } from '../constructs/alarm-topics';
import { Alarms } from '../constructs/alarms';
import { arnOf } from '../constructs/arn';
import { Budget } from '../constructs/budget';
import { Cache } from '../constructs/cache';
import { CertificateStore } from '../constructs/certificate-store';
import { Databases } from '../constructs/databases';
import { EncryptionKey } from '../constructs/encryption-key';
import { OriginSecret } from '../constructs/origin-secret';
import { Queues } from '../constructs/queues';
import { RequestLogs } from '../constructs/request-logs';
import { ServiceLogs } from '../constructs/service-logs';
import { StaticFiles } from '../constructs/static-files';
import { Tables } from '../constructs/tables';
import { Topics } from '../constructs/topics';
import { TopologyParameters } from '../constructs/topology-parameters';
import { type Addresses, buildTopology } from '../topology/build';
import { longestAddresses, oversized } from '../topology/size';
import { alarmsOfData } from './data-alarms';
import type { NetworkStack } from './network-stack';
import { commonStackProps, type RegionalStackProps } from './stack-props';

export interface DataStackProps extends RegionalStackProps {
  readonly network: NetworkStack;
}

/** What holds data in a region, and what the application is told of it. */
export class DataStack extends Stack {
  constructor(app: App, { blueprint, region, network }: DataStackProps) {
    const { protection } = blueprint;
    super(app, stackName(blueprint, region.name, 'Data'), {
      ...commonStackProps(blueprint, region.name),
      description: `Data of ${blueprint.app}`,
      terminationProtection: protection.kind === 'protected',
    });

    const key = new EncryptionKey(this, 'Key', {
      alias: keyAlias(blueprint),
      description: `Databases and alarms of ${blueprint.app} ${blueprint.environment}`,
      publishers: PUBLISHERS,
      protection,
    });
    const { databases, tables, shardMap } = region.data;
    // Left out of the template, a database would be orphaned: no blueprint may ask for that in silence.
    if (!region.running && databases.length > 0) throw new Error(`${region.name} has databases and runs nothing`);
    const database =
      region.running &&
      new Databases(this, 'Database', {
        owner: blueprint,
        databases: firstShard(region.data),
        running: region.running.databases,
        vpc: network.vpc,
        securityGroup: network.securityGroups.database,
        keyArn: key.arn,
        zones: region.network.zones,
        protection,
      });
    const cache =
      region.running?.cache &&
      new Cache(this, 'Cache', {
        ...region.running.cache,
        cacheName: cacheName(blueprint),
        secretName: cacheSecretName(blueprint),
        vpc: network.vpc,
        securityGroup: network.securityGroups.cache,
      });
    const { queues, topics } = region.data;
    const queue = new Queues(this, 'Queue', { owner: blueprint, region: region.name, queues, topics, protection });
    const topic = new Topics(this, 'Announcement', { owner: blueprint, region: region.name, topics, protection });
    // Coupled by ARN, which CDK can't see: a subscription is of a queue that stands.
    topic.node.addDependency(queue);
    if (region.data.staticFiles === 'bucket') {
      const name = bucketName(blueprint, 'static', Aws.ACCOUNT_ID, region.name);
      new StaticFiles(this, 'StaticFiles', { bucketName: name, protection });
      new CfnOutput(this, 'StaticBucket', { value: name, description: 'Where files that the CDN answers from lie' });
    }
    new OriginSecret(this, 'OriginSecret', {
      owner: blueprint,
      versions: region.data.originSecrets,
      regions: regionsOf(blueprint).filter((name) => name !== region.name),
    });
    new Tables(this, 'Table', {
      owner: blueprint,
      tables: [...tables, ...(shardMap === 'table' ? [{ name: SHARD_MAP, key: 'id' }] : [])],
      regions: [region.name],
      protection,
    });

    if (region.data.requestLogs === 'bucket')
      new RequestLogs(this, 'RequestLogs', {
        bucketName: bucketName(blueprint, 'logs', Aws.ACCOUNT_ID, region.name),
        protection,
      });
    new ServiceLogs(this, 'ServiceLogs', { logGroupName: serviceLogGroupName(blueprint), protection });
    if (blueprint.domain)
      new CertificateStore(this, 'Certificates', { secretName: certificatesSecretName(blueprint), protection });

    const { email, monthlyBudgetUsd } = blueprint.alarms;
    const alarmProps = { owner: blueprint, region: region.name };
    new AlarmTopics(this, 'Topic', { ...alarmProps, ...(email ? { email } : {}), keyArn: key.arn, protection });
    if (monthlyBudgetUsd !== undefined && region.role === 'home')
      new Budget(this, 'Budget', { ...alarmProps, monthlyBudgetUsd });
    const alarm = new Alarms(this, 'Alarm', { ...alarmProps, alarms: alarmsOfData(blueprint, region) });
    // Silence is an alarm: it must not begin before the database does.
    if (database) alarm.node.addDependency(database);

    const topologyWith = (addresses: Addresses) => buildTopology(blueprint, region, addresses);
    new TopologyParameters(this, 'Topology', {
      path: topologyPath(blueprint),
      topology: topologyWith({
        databaseHost: (shard) => database?.host(shard) ?? '',
        replicaHost: (shard, number) => database?.replicaHost(shard, number) ?? '',
        cacheHost: () => cache?.host ?? '',
        queueUrl: (name) => queue.url(name),
        topicArn: (name) => arnOf('sns', region.name, topicName(blueprint, name)),
      }),
      problems: oversized(topologyWith(longestAddresses(blueprint, region))),
    });
  }
}
