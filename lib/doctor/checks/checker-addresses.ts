import { isIPv4 } from 'node:net';
import { GetCheckerIpRangesCommand, Route53Client } from '@aws-sdk/client-route-53';
import { EDGE_REGION } from '../../blueprint/names';
import { CHECKER_ADDRESSES } from '../../catalog/checker-addresses';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Whether all of Route 53's health checkers may see the flag that drains a region. */
export const checkerAddresses: Check = {
  id: 'checker-addresses',
  asks: 'aws',
  run: async ({ blueprint, emulated, options }) => {
    if (!blueprint.routing.health) return [];
    if (emulated) return [{ state: 'unknown', what: 'the emulator has no health checkers', remedy: 'ask AWS' }];
    return ask('health checkers', undefined, async () => {
      const client = new Route53Client(options(EDGE_REGION));
      const { CheckerIpRanges = [] } = await client.send(new GetCheckerIpRangesCommand({}));
      return judge(CheckerIpRanges);
    });
  },
};

/** @param ranges that Route 53 says it asks from; buckets are asked over IPv4 */
export function judge(ranges: readonly string[], known: readonly string[] = CHECKER_ADDRESSES): Answer[] {
  const asking = ranges.filter((range) => isIPv4(range.split('/')[0] ?? ''));
  const list = 'in lib/catalog/checker-addresses.ts';
  const missing = asking.filter((range) => !known.includes(range));
  const gone = known.filter((range) => !asking.includes(range));
  const answers: Answer[] = [];
  if (missing.length > 0)
    answers.push({
      state: 'problem',
      what: `health checkers ask from ${missing.join(', ')} and may not see whether a region is drained`,
      remedy: `add these ${list}, then deploy`,
    });
  if (gone.length > 0)
    answers.push({
      state: 'warning',
      what: `${gone.join(', ')}: no health checker asks from there any more, and whoever does may see the flags`,
      remedy: `take these out ${list}, then deploy`,
    });
  return answers.length > 0 ? answers : [{ state: 'ok', what: `${known.length} ranges of health checkers` }];
}
