import { S3Client } from '@aws-sdk/client-s3';
import { callerAccount } from '../../aws/account';
import { type FlagReading, isExpired, isStanding } from '../../dns/flag';
import { readAllFlags } from '../../dns/flags';
import { ask } from '../ask';
import type { Answer, Check } from '../check';

/** Regions that somebody keeps requests from: one that stands longer than it was meant to is a problem. */
export const drains: Check = {
  id: 'drains',
  asks: 'aws',
  run: async ({ blueprint, emulated, options }) => {
    const { regions } = blueprint.routing;
    const [home = ''] = regions;
    if (!blueprint.routing.health) return [];
    return ask('drains', undefined, async () => {
      const account = await callerAccount(options(home));
      const buckets = (region: string) =>
        new S3Client({ ...options(region), requestHandler: TIMEOUTS, forcePathStyle: emulated });
      const flags = await readAllFlags({ owner: blueprint, account, regions }, { buckets });
      return judge(flags, blueprint.environment, Date.now());
    });
  },
};

/** A region that is gone must not keep those who ask about the others, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 3_000, requestTimeout: 5_000 };

/** @param flags what every region says of every other */
export function judge(flags: readonly FlagReading[], environment: string, now: number): Answer[] {
  const regions = [...new Set(flags.map(({ region }) => region))];
  const drained = regions.flatMap((region) => {
    const standing = flags.filter((flag) => flag.region === region).filter(isStanding);
    const [first] = standing.toSorted((a, b) => (a.drain.until ?? '~').localeCompare(b.drain.until ?? '~'));
    return first ? [answerOf(region, first.drain, environment, now)] : [];
  });
  // A bucket that is not there yet has no flag in it.
  const unread = flags.flatMap((flag) => (flag.kind === 'unknown' && !/does not exist/.test(flag.why) ? [flag] : []));
  const unknown = [...new Map(unread.map((flag) => [flag.in, flag])).values()].map(({ in: region, why }) => ({
    region,
    state: 'unknown' as const,
    what: `its drain bucket gave no answer: ${why}`,
    remedy: 'ask again',
  }));
  if (drained.length + unknown.length > 0) return [...drained, ...unknown];
  return [{ state: 'ok', what: 'no region is drained' }];
}

function answerOf(region: string, drain: Parameters<typeof isExpired>[0], environment: string, now: number): Answer {
  const { by = 'nobody knows whom', reason = 'no reason given', until } = drain;
  const restore = `npx stagecoach dns restore ${environment} ${region} --yes`;
  const what = `drained by ${by}: ${reason}`;
  if (isExpired(drain, now))
    return { region, state: 'problem', what: `${what}; that was to be over at ${until}`, remedy: restore };
  const end = until === undefined ? 'without an end' : `until ${until}`;
  return { region, state: 'warning', what: `${what}, ${end}`, remedy: `when it is over: ${restore}` };
}
