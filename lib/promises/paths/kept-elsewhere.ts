import type { Blueprint } from '../../blueprint/blueprint';
import { REMOTE_LAG_SECONDS } from '../../blueprint/data';
import { EVENT_RETRY_HOURS, TABLE_LAG_SECONDS } from '../figures';
import { OWN } from '../own-figures';
import type { DataTerm } from '../promise';
import { hasTables, servingIn } from '../standing';
import { EVERYTHING_UNLESS_BACK, last, NOTHING, usuallyLast } from '../terms';

/** What is stored in a region besides databases, while users are led to another and nobody has given the region up. */
export function kept(blueprint: Blueprint): DataTerm[] {
  return [
    { of: 'databases', lost: NOTHING, why: 'the region still has them, as long as nobody promotes a copy elsewhere' },
    ...lostWithRegion(blueprint),
  ];
}

/** What is lost, besides databases, with one of several regions. */
export function lostWithRegion(blueprint: Blueprint): DataTerm[] {
  const [{ data }] = servingIn(blueprint);
  const days = Math.min(...data.queues.map(({ retentionDays }) => retentionDays));
  return [
    ...(hasTables(blueprint)
      ? [
          {
            of: 'tables',
            lost: usuallyLast(TABLE_LAG_SECONDS),
            why: 'what was not in the other copies yet waits there',
          },
        ]
      : []),
    ...(data.queues.length > 0
      ? [
          {
            of: 'queues',
            lost: NOTHING,
            why: `messages wait there for its return, for ${days} days at most; topics remember nothing`,
          },
        ]
      : []),
    ...(data.events.length > 0
      ? [
          {
            of: 'events',
            lost: NOTHING,
            why: `others offer it theirs for ${EVENT_RETRY_HOURS} h, then keep them for ${OWN.eventDays} days; its own are in its archive`,
          },
        ]
      : []),
    { of: 'secrets', lost: NOTHING, why: 'every region has copies; they change again when home is back' },
    ...(data.staticFiles === 'bucket'
      ? [{ of: 'files', lost: NOTHING, why: 'the CDN asks a second region, if your build fills both buckets' }]
      : []),
  ];
}

/** What is lost with a region from which users are led nowhere else. */
export function lostWithOneRegion(blueprint: Blueprint): DataTerm[] {
  const [{ data }] = servingIn(blueprint);
  const copied = blueprint.regions.length > 1;
  return [
    servingIn(blueprint).length > 1
      ? { of: 'databases', lost: last(REMOTE_LAG_SECONDS), why: 'another region, to which no names lead, has copies' }
      : { of: 'databases', lost: EVERYTHING_UNLESS_BACK, why: 'their backups are in the region too' },
    ...(hasTables(blueprint)
      ? [
          copied
            ? {
                of: 'tables',
                lost: usuallyLast(TABLE_LAG_SECONDS),
                why: 'regions where nothing runs any more have copies',
              }
            : { of: 'tables', lost: EVERYTHING_UNLESS_BACK, why: 'their backups are in the region too' },
        ]
      : []),
    ...(data.queues.length > 0
      ? [{ of: 'queues', lost: EVERYTHING_UNLESS_BACK, why: 'messages are in the region' }]
      : []),
    ...(data.staticFiles === 'bucket' ? [{ of: 'files', lost: NOTHING, why: 'your build can make them again' }] : []),
  ];
}
