import { DescribeInstanceTypeOfferingsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { machinesOf } from '../../blueprint/containers';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';

/** Whether every zone has the servers' class: a server may be replaced in any of them. */
export const serverClass: Check = {
  id: 'server-class',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    askEach(
      'EC2 classes',
      blueprint.regions.map(({ name }) => name),
      async (name) => {
        const region = blueprint.regions.find((each) => each.name === name);
        const classes = [...new Set(machinesOf(region?.running).map(({ instance }) => instance))];
        const client = new EC2Client(options(name));
        return Promise.all(
          classes.map(async (instance) => {
            const { InstanceTypeOfferings = [] } = await client.send(
              new DescribeInstanceTypeOfferingsCommand({
                LocationType: 'availability-zone',
                Filters: [{ Name: 'instance-type', Values: [instance] }],
              }),
            );
            return judge(
              instance,
              region?.network.zones ?? [],
              InstanceTypeOfferings.map(({ Location = '' }) => Location),
            );
          }),
        );
      },
    ),
};

export function judge(instance: string, zones: readonly string[], offering: readonly string[]): Answer {
  const without = zones.filter((zone) => !offering.includes(zone));
  if (without.length === 0) return { state: 'ok', what: `${instance} in ${zones.join(', ')}` };
  return {
    state: 'problem',
    what: `${instance} is not offered in ${without.join(', ')}`,
    remedy: 'choose another instance, or before the first deploy other zones',
  };
}
