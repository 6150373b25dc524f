import { type App, CfnOutput, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib';
import { cacheName, databaseName, regionalOriginHost, stackName } from '../blueprint/names';
import { AddressRecord } from '../constructs/address-record';
import { nodesOf } from '../constructs/cache-alarms';
import { Dashboard } from '../constructs/dashboard';
import { SingleServer } from '../constructs/single-server';
import { alarmsOfData } from './data-alarms';
import type { NetworkStack } from './network-stack';
import { commonStackProps, type RegionalStackProps } from './stack-props';

export interface ServiceStackProps extends RegionalStackProps {
  readonly network: NetworkStack;
}

/** What answers requests in a region, and the region's own name. Nothing here holds data. */
export class ServiceStack extends Stack {
  constructor(app: App, { blueprint, region, network }: ServiceStackProps) {
    const name = stackName(blueprint, region.name, 'Service');
    super(app, name, {
      ...commonStackProps(blueprint, region.name),
      description: `Servers of ${blueprint.app}`,
    });

    // Gone back from a larger stage: the stack stays, empty, so that a deploy takes the servers away.
    if (!region.running) new CfnWaitConditionHandle(this, 'Empty');

    const servers = (region.running?.compute ?? [])
      .filter((compute) => compute.kind === 'single-server')
      .map(
        (compute) =>
          new SingleServer(this, 'SingleServer', {
            ...compute,
            owner: blueprint,
            databaseAccess: blueprint.databaseAccess,
            region: region.name,
            vpc: network.vpc,
            securityGroup: network.securityGroups.singleServer,
            addressAllocation: network.address.attrAllocationId,
            stackName: name,
            ...(blueprint.domain ? { domain: blueprint.domain } : {}),
          }),
      );

    if (region.running?.dashboard === 'cloudwatch') {
      new Dashboard(this, 'Dashboard', {
        owner: blueprint,
        region: region.name,
        serverGroups: servers.map(({ groupName }) => groupName),
        databases: region.data.databases.map(({ shard }) => databaseName(blueprint, shard)),
        cacheNodes: region.running.cache ? nodesOf(cacheName(blueprint), region.running.cache) : [],
        alarms: [...servers.flatMap(({ alarms }) => alarms), ...alarmsOfData(blueprint, region)].map(
          ({ name }) => name,
        ),
      });
    }

    const url = blueprint.domain ? `https://${blueprint.domain.name}` : `http://${network.address.ref}`;
    if (region.running) new CfnOutput(this, 'Url', { value: url, description: 'Where the application answers' });

    if (blueprint.domain && region.running) {
      new AddressRecord(this, 'OriginRecord', {
        name: regionalOriginHost(blueprint.domain.name, region.name),
        hostedZoneId: blueprint.domain.hostedZoneId,
        address: network.address.ref,
      });
    }
  }
}
