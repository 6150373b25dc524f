import type { NothingToLose, RecoveryPromise } from '../promises/promise';
import { titleOf } from '../promises/promises';
import { lostText, totalText } from '../promises/text';
import { plainTable } from './plain-table';

/** 100 columns with the gaps between them. */
const WIDTHS = [24, 31, 27, 18];

/** A line for each part of each loss: what users see, when it is back, what is lost. */
export function promiseTable(promises: readonly RecoveryPromise[]): string {
  return plainTable(
    ['LOSS', 'USERS SEE', 'BACK AFTER (RTO)', 'LOST (RPO)'],
    WIDTHS,
    promises.map((promise) => [
      labelOf(promise, promises),
      promise.users,
      totalText(promise.rto.total),
      lostText(promise.rpo.total),
    ]),
  );
}

/** What is lost, and which part of it where there are several. */
export function labelOf({ loss, of }: RecoveryPromise, all: readonly RecoveryPromise[]): string {
  const alone = all.filter((other) => other.loss === loss).length === 1;
  return alone ? titleOf(loss) : `${titleOf(loss)}: ${of}`;
}

export const absentLine = ({ loss, because }: NothingToLose): string => `${titleOf(loss)}: none, ${because}`;
