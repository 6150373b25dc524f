import type { DrainDone } from '../dns/drain';
import { colours } from './colours';
import { boundText, failedChanges, shiftTable, watchedText } from './dns-shift-text';
import { wrapped } from './wrapped';

/** How a drain was asked for. */
export interface AskedDrain {
  readonly yes: boolean;
  readonly breakGlass: boolean;
  /** The command as it was said, without `--yes`. */
  readonly command: string;
}

/** What a drain would do or has done. */
export function dnsDrainText(environment: string, done: DrainDone, asked: AskedDrain): string {
  const { standing, drain, shift, bound, refusals } = done;
  const { region, reason, by, until } = drain;
  return [
    wrapped(`drain of ${region} in account ${standing.account.id}, by ${by}, until ${until}: ${reason}`, 2),
    ...(asked.breakGlass ? [wrapped(BREAK_GLASS, 2)] : []),
    '',
    shiftTable(shift, standing.regions),
    '',
    ...boundText(bound),
    '',
    ...refusals.map(({ problem, remedy }) => wrapped(`${colours.red('refused')}: ${problem}; ${remedy}`, 2)),
    ...end(environment, done, asked),
  ].join('\n');
}

const BREAK_GLASS =
  'second path: Route 53 is told that the health check says unhealthy (disabled and inverted together), for when S3 is out too';

function end(environment: string, done: DrainDone, { yes, command }: AskedDrain): string[] {
  const { changes, override, watched, refusals, drain } = done;
  if (refusals.length > 0) return ['nothing was changed'];
  if (!yes) return ['dry run: nothing was changed; to do it:', `  ${wrapped(`${command} --yes`, 2)}`];
  const standing = changes.filter(({ state }) => state === 'written' || state === 'same').map(({ in: place }) => place);
  return [
    ...(standing.length > 0 ? [`flags stand in ${standing.join(', ')}`] : []),
    ...failedChanges(changes),
    ...(override === undefined ? [] : [overrideText(override)]),
    ...(watched
      ? [watchedText(watched, `no answer leads to ${drain.region}`, `answers still lead to ${drain.region}`)]
      : []),
    `to give it back: npx stagecoach dns restore ${environment} ${drain.region} --yes`,
  ];
}

function overrideText(override: NonNullable<DrainDone['override']>): string {
  if (typeof override === 'object') return wrapped(`the health check was left as it was: ${override.failed}`, 2);
  return override === 'set' ? 'its health check says unhealthy now' : 'its health check said unhealthy already';
}
