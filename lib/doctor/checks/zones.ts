import { DescribeAvailabilityZonesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';

/** Whether the account has the zones that the network is cut into: which ones it has differs between accounts. */
export const zones: Check = {
  id: 'zones',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    askEach(
      'zones',
      blueprint.regions.map(({ name }) => name),
      async (region) => {
        const { AvailabilityZones = [] } = await new EC2Client(options(region)).send(
          new DescribeAvailabilityZonesCommand({ Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }] }),
        );
        const open = AvailabilityZones.filter(({ State }) => State === 'available').map(
          ({ ZoneName = '' }) => ZoneName,
        );
        const wanted = blueprint.regions.find(({ name }) => name === region)?.network.zones ?? [];
        return [judge(wanted, open)];
      },
    ),
};

export function judge(wanted: readonly string[], open: readonly string[]): Answer {
  const missing = wanted.filter((zone) => !open.includes(zone));
  if (missing.length === 0) return { state: 'ok', what: wanted.join(', ') };
  return {
    state: 'problem',
    what: `${missing.join(', ')}: not available to this account`,
    remedy: `before the first deploy set zones of the region to three of ${open.join(', ')}`,
  };
}
