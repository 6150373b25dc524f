import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import { firstShard } from '../blueprint/data';
import {
  bucketName,
  cacheName,
  cacheSecretName,
  certificatesSecretName,
  eventBusName,
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
import { DrainFlags } from '../constructs/drain-flags';
import { EncryptionKey } from '../constructs/encryption-key';
import { EventBus } from '../constructs/event-bus';
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
import { databasePlace } from './database-place';
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
    const database = new Databases(this, 'Database', {
      ...databasePlace(blueprint, region),
      databases: firstShard(region.data),
      vpc: network.vpc,
      securityGroup: network.securityGroups.database,
      keyArn: key.arn,
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
    const { queues, topics, events } = region.data;
    const place = { owner: blueprint, region: region.name, protection };
    const queue = new Queues(this, 'Queue', { ...place, queues, topics, events });
    const topic = new Topics(this, 'Announcement', { ...place, topics });
    // Coupled by ARN, which CDK can't see: a subscription is of a queue that stands.
    topic.node.addDependency(queue);
    if (region.data.eventBus === 'archived') {
      const to = blueprint.regions.flatMap(({ name, running }) => (running && name !== region.name ? [name] : []));
      new EventBus(this, 'Events', { ...place, events, queues, to }).node.addDependency(queue);
    }
    if (region.data.drainFlags === 'bucket')
      new DrainFlags(this, 'DrainFlags', {
        bucketName: bucketName(blueprint, 'drain', Aws.ACCOUNT_ID, region.name),
        protection,
      });
    if (region.data.staticFiles === 'bucket') {
      const name = bucketName(blueprint, 'static', Aws.ACCOUNT_ID, region.name);
      new StaticFiles(this, 'StaticFiles', { bucketName: name, protection });
      new CfnOutput(this, 'StaticBucket', { value: name, description: 'Where files that the CDN answers from lie' });
    }
    if (region.role === 'home') this.makeForAllRegions(blueprint, region);

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
    alarm.node.addDependency(database);

    const topologyWith = (addresses: Addresses) => buildTopology(blueprint, region, addresses);
    new TopologyParameters(this, 'Topology', {
      path: topologyPath(blueprint),
      topology: topologyWith({
        databaseHost: (shard) => database.host(shard) ?? '',
        replicaHost: (shard, number) => database.replicaHost(shard, number),
        cacheHost: () => cache?.host ?? '',
        queueUrl: (name) => queue.url(name),
        topicArn: (name) => arnOf('sns', region.name, topicName(blueprint, name)),
        busArn: () => arnOf('events', region.name, `event-bus/${eventBusName(blueprint)}`),
      }),
      problems: oversized(topologyWith(longestAddresses(blueprint, region))),
    });
  }

  /** What home makes, and AWS copies to the other regions. */
  private makeForAllRegions(blueprint: Blueprint, { name: home, data }: RegionBlueprint): void {
    const { protection, regions } = blueprint;
    new OriginSecret(this, 'OriginSecret', {
      owner: blueprint,
      versions: data.originSecrets,
      regions: regionsOf(blueprint).filter((name) => name !== home),
    });
    new Tables(this, 'Table', {
      owner: blueprint,
      tables: [...data.tables, ...(data.shardMap === 'table' ? [{ name: SHARD_MAP, key: 'id' }] : [])],
      regions: regions.map(({ name }) => name),
      protection,
    });
  }
}
