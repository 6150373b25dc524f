import { isStanding } from '../dns/flag';
import type { Restored } from '../dns/restore';
import { boundText, failedChanges, watchedText } from './dns-shift-text';
import { wrapped } from './wrapped';

/** What a restore would do or has done. */
export function dnsRestoreText(environment: string, done: Restored, yes: boolean): string {
  const { standing, region, bound, changes, override, watched } = done;
  const { flags = [], health } = standing.regions.find((each) => each.region === region) ?? {};
  const standingIn = flags.filter(isStanding);
  const what = [
    ...standingIn.map(
      ({ in: place, drain }) =>
        `flag in ${place}, of ${drain.by ?? 'nobody knows whom'}: ${drain.reason ?? 'no reason given'}`,
    ),
    ...(override === undefined ? [] : ['its health check says what it was told to']),
  ];
  if (what.length === 0 && changes.every(({ state }) => state === 'same'))
    return health?.healthy === false
      ? `${region} is not drained; it gets no requests because it does not answer`
      : `${region} is not drained: nothing to do`;
  if (!yes)
    return [
      `${region} in account ${standing.account.id} is kept from requests by`,
      ...what.map((each) => `  ${wrapped(each, 4)}`),
      ...boundText(bound),
      `dry run: nothing was changed; to do it: npx stagecoach dns restore ${environment} ${region} --yes`,
    ].join('\n');
  const deleted = changes.filter(({ state }) => state === 'deleted').map(({ in: place }) => place);
  return [
    ...(deleted.length > 0 ? [`flags are gone from ${deleted.join(', ')}`] : []),
    ...failedChanges(changes),
    ...(override === 'undone' ? ['its health check says what it finds again'] : []),
    ...(watched ? [watchedText(watched, `answers lead to ${region} again`, `no answer leads to ${region} yet`)] : []),
  ].join('\n');
}
