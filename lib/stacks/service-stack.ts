import { type App, Aws, CfnOutput, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';
import type { ComputeSpec } from '../blueprint/compute';
import { addedShards } from '../blueprint/data';
import { databasesOf } from '../blueprint/databases';
import {
  bucketName,
  cacheName,
  cacheSecretName,
  eventBusName,
  originSecretName,
  queueName,
  regionalOriginHost,
  shardMapTableName,
  stackName,
} from '../blueprint/names';
import { AddressRecord, type RecordTarget } from '../constructs/address-record';
import type { Alarm } from '../constructs/alarms';
import { nodesOf } from '../constructs/cache-alarms';
import { Dashboard } from '../constructs/dashboard';
import { LoadBalancedServers } from '../constructs/load-balanced-servers';
import type { ServerPlace } from '../constructs/server-launch-template';
import { SingleServer } from '../constructs/single-server';
import { Workers } from '../constructs/workers';
import { alarmsOfData, alarmsOfDatabase } from './data-alarms';
import type { NetworkStack } from './network-stack';
import { commonStackProps, type RegionalStackProps } from './stack-props';

export interface ServiceStackProps extends RegionalStackProps {
  readonly network: NetworkStack;
}

/** What answers requests in a region, and the region's own name. Nothing here holds data. */
export class ServiceStack extends Stack {
  constructor(app: App, props: ServiceStackProps) {
    const { blueprint, region } = props;
    const name = stackName(blueprint, region.name, 'Service');
    super(app, name, {
      ...commonStackProps(blueprint, region.name),
      description: `Servers of ${blueprint.app}`,
    });

    // Gone back from a larger stage: the stack stays, empty, so that a deploy takes the servers away.
    if (!region.running) new CfnWaitConditionHandle(this, 'Empty');

    const serving = (region.running?.compute ?? []).map((compute) => this.serve(compute, props));
    const workers = new Workers(this, 'Workers', {
      ...this.place(props),
      groups: region.running?.workers ?? [],
      securityGroup: props.network.securityGroups.worker,
    });
    if (region.running?.dashboard === 'cloudwatch') {
      new Dashboard(this, 'Dashboard', {
        owner: blueprint,
        region: region.name,
        balancers: serving.flatMap(({ balancer }) => balancer ?? []),
        serverGroups: [...serving.flatMap(({ groupNames }) => groupNames), ...workers.groupNames],
        queues: region.data.queues.map(({ name, order }) => queueName(blueprint, name, order)),
        databases: region.data.databases.flatMap(({ shard }) => shownDatabases(blueprint, region, shard)),
        cacheNodes: region.running.cache ? nodesOf(cacheName(blueprint), region.running.cache) : [],
        alarms: [
          ...serving.flatMap(({ alarms }) => alarms),
          ...workers.alarms,
          ...alarmsOfData(blueprint, region),
          ...addedShards(region.data).flatMap((shard) => alarmsOfDatabase(blueprint, region, shard)),
        ].map(({ name }) => name),
      });
    }

    // The first gets the requests; the others serve those who come by the way of before.
    const [first] = serving;
    if (!first) return;
    const { domain } = blueprint;
    const url = domain ? `https://${domain.name}` : `http://${first.host}`;
    new CfnOutput(this, 'Url', { value: url, description: 'Where the application answers' });
    if (domain) {
      const name = regionalOriginHost(domain.name, region.name);
      const record = new AddressRecord(this, 'OriginRecord', {
        name,
        hostedZoneId: domain.hostedZoneId,
        target: first.target,
      });
      // The name moves when the servers it leads to have reported health, not when the balancer before them stands.
      record.node.addDependency(first.servers);
    }
  }

  private place({ blueprint, region, network }: ServiceStackProps): ServerPlace {
    return {
      owner: blueprint,
      databaseAccess: blueprint.databaseAccess,
      region: region.name,
      vpc: network.vpc,
      stackName: this.stackName,
      commonSecrets: commonSecrets(blueprint, region),
      queues: region.data.queues,
      ...(region.data.eventBus === 'none' ? {} : { eventBus: eventBusName(blueprint) }),
      ...(region.data.shardMap === 'table' ? { shardMapTable: shardMapTableName(blueprint) } : {}),
    };
  }

  private serve(compute: ComputeSpec, props: ServiceStackProps): Serving {
    const { blueprint, region, network } = props;
    const { domain } = blueprint;
    const { securityGroups, address, certificateArn } = network;
    const common = this.place(props);
    if (compute.kind === 'single-server') {
      const server = new SingleServer(this, 'SingleServer', {
        ...compute,
        ...common,
        securityGroup: securityGroups.singleServer,
        addressAllocation: address.attrAllocationId,
        ...(domain ? { domain } : {}),
      });
      const target = { kind: 'address', address: address.ref } as const;
      return { servers: server, target, host: address.ref, groupNames: [server.groupName], alarms: server.alarms };
    }
    const servers = new LoadBalancedServers(this, 'LoadBalanced', {
      ...compute,
      ...common,
      balancerSecurityGroup: securityGroups.loadBalancer,
      serverSecurityGroup: securityGroups.server,
      logBucket: bucketName(blueprint, 'logs', Aws.ACCOUNT_ID, region.name),
      unavailablePage: blueprint.cdn !== undefined,
      ...(certificateArn === undefined ? {} : { certificateArn }),
    });
    const { groupNames, alarms } = servers;
    const { dnsName, hostedZoneId, fullName } = servers.balancer;
    const target = { kind: 'load-balancer', dnsName, hostedZoneId } as const;
    return { servers, target, host: dnsName, balancer: fullName, groupNames, alarms };
  }
}

/** Secrets that whatever runs in a region may read: of the cache, and of the door through which services call each other. */
function commonSecrets(blueprint: Blueprint, { running }: RegionBlueprint): string[] {
  const { cdn } = blueprint;
  return [
    ...(running?.cache ? [cacheSecretName(blueprint)] : []),
    ...(cdn ? [originSecretName(blueprint, cdn.originSecret)] : []),
  ];
}

/** Home shows what accepts writes; another region, its copies. */
function shownDatabases(blueprint: Blueprint, region: RegionBlueprint, shard: string): string[] {
  const all = databasesOf(blueprint, region, shard);
  return region.role === 'home' ? all.slice(0, 1) : all;
}

/** What answers requests, for those who lead to it and watch it. */
interface Serving {
  readonly servers: Construct;
  readonly target: RecordTarget;
  /** Name or address at which it answers. */
  readonly host: string;
  /** Full name of the load balancer, where there is one. */
  readonly balancer?: string;
  readonly groupNames: readonly string[];
  readonly alarms: readonly Alarm[];
}
