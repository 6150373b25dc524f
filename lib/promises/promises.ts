import type { Blueprint } from '../blueprint/blueprint';
import type { Loss } from './loss';
import { badRelease } from './losses/bad-release';
import { cachePrimary } from './losses/cache-primary';
import { cdnOrigin } from './losses/cdn-origin';
import { databasePrimary } from './losses/database-primary';
import { destroyedData } from './losses/destroyed-data';
import { homeRegion } from './losses/home-region';
import { route53ControlPlane } from './losses/route53-control-plane';
import { secondaryRegion } from './losses/secondary-region';
import { server } from './losses/server';
import { zone } from './losses/zone';
import type { LossId, NothingToLose, RecoveryPromise } from './promise';

/** From the smallest to the largest, then what people do. */
export const LOSSES: readonly Loss[] = [
  server,
  zone,
  databasePrimary,
  cachePrimary,
  homeRegion,
  secondaryRegion,
  cdnOrigin,
  route53ControlPlane,
  badRelease,
  destroyedData,
];

export const titleOf = (id: LossId): string => LOSSES.find((loss) => loss.id === id)?.title ?? id;

export interface Promises {
  readonly promises: readonly RecoveryPromise[];
  readonly nothingToLose: readonly NothingToLose[];
}

/** What an environment promises for every loss, computed from what stands in it. */
export function promisesOf(blueprint: Blueprint, losses: readonly Loss[] = LOSSES): Promises {
  const found = losses.map(({ id, of }) => ({ loss: id, parts: of(blueprint) }));
  return {
    promises: found.flatMap(({ loss, parts }) => ('because' in parts ? [] : parts.map((part) => ({ loss, ...part })))),
    nothingToLose: found.flatMap(({ loss, parts }) => ('because' in parts ? [{ loss, ...parts }] : [])),
  };
}
