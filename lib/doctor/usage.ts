import {
  DescribeAddressesCommand,
  EC2Client,
  type Instance,
  paginateDescribeInstances,
  paginateDescribeVpcs,
  type Tag,
} from '@aws-sdk/client-ec2';
import { paginateDescribeDBInstances, RDSClient } from '@aws-sdk/client-rds';
import type { ClientOptions } from '../aws/client-options';
import { type Owner, prefix } from '../blueprint/names';
import type { Quota } from './quotas';

/** What others use of a quota; what this environment has already does not stand in its own way. */
export const usedByOthers: Readonly<Record<Quota['code'], (owner: Owner, options: ClientOptions) => Promise<number>>> =
  {
    'L-1216C47A': async (owner, options) => {
      const running = { Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }] };
      let vcpus = 0;
      for await (const { Reservations = [] } of paginateDescribeInstances(
        { client: new EC2Client(options) },
        running,
      )) {
        for (const instance of Reservations.flatMap(({ Instances = [] }) => Instances))
          if (!isOwn(owner, instance.Tags)) vcpus += standardVcpus(instance);
      }
      return vcpus;
    },
    'L-0263D0A3': async (owner, options) => {
      const { Addresses = [] } = await new EC2Client(options).send(new DescribeAddressesCommand({}));
      return Addresses.filter(({ Tags }) => !isOwn(owner, Tags)).length;
    },
    'L-F678F1CE': async (owner, options) => {
      let others = 0;
      for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: new EC2Client(options) }, {}))
        others += Vpcs.filter(({ Tags }) => !isOwn(owner, Tags)).length;
      return others;
    },
    'L-7B6409FD': async (owner, options) => {
      let others = 0;
      for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: new RDSClient(options) }, {}))
        others += DBInstances.filter(
          ({ DBInstanceIdentifier = '' }) => !DBInstanceIdentifier.startsWith(`${prefix(owner)}-`),
        ).length;
      return others;
    },
  };

/** Every stack of an environment puts these two tags on all that is in it. */
function isOwn({ app, environment }: Owner, tags: readonly Tag[] = []): boolean {
  const has = (key: string, value: string) => tags.some(({ Key, Value }) => Key === key && Value === value);
  return has('app', app) && has('environment', environment);
}

/** vCPUs that count against the quota: on demand, of the families A, C, D, H, I, M, R, T and Z, as its name says. */
function standardVcpus({ InstanceType, InstanceLifecycle, CpuOptions }: Instance): number {
  if (InstanceLifecycle !== undefined || !STANDARD.test(String(InstanceType))) return 0;
  return (CpuOptions?.CoreCount ?? 1) * (CpuOptions?.ThreadsPerCore ?? 1);
}

const STANDARD = /^[acdhimrtz]\d/;
