import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EDGE_REGION } from '../../blueprint/names';
import { regionsOf } from '../../blueprint/stacks';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Whether the account may use the regions: newer ones are off until somebody opts in. */
export const regions: Check = {
  id: 'regions',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    ask('regions', undefined, async () => {
      // Asked elsewhere: a region that is off takes no credentials.
      const client = new EC2Client(options(EDGE_REGION));
      const { Regions = [] } = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
      const status = new Map(Regions.map(({ RegionName = '', OptInStatus = '' }) => [RegionName, OptInStatus]));
      return regionsOf(blueprint).map((region) => judge(region, status.get(region)));
    }),
};

/** @param status what EC2 says of the region; undefined when it lists none of that name */
export function judge(region: string, status: string | undefined): Answer {
  if (status === 'opt-in-not-required' || status === 'opted-in')
    return { region, state: 'ok', what: 'the account may use it' };
  if (status === undefined)
    return {
      region,
      state: 'problem',
      what: 'AWS lists no such region for this account',
      remedy: 'see regions in the configuration',
    };
  return {
    region,
    state: 'problem',
    what: 'the account has not opted in to this region',
    remedy: `aws account enable-region --region-name ${region}, then wait some minutes`,
  };
}
