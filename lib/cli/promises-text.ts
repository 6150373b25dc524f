import type { Blueprint } from '../blueprint/blueprint';
import type { Latency } from '../promises/latency';
import type { Promises } from '../promises/promises';
import { latencyTable } from './latency-table';
import { ARITHMETIC_LEGEND, arithmeticText } from './promise-arithmetic';
import { absentLine, promiseTable } from './promise-table';
import { wrapped } from './wrapped';

export interface PromisesTextProps extends Promises {
  /** As the user typed it. */
  readonly environment: string;
  readonly blueprint: Blueprint;
  /** @default - one loss was asked for, and that has none */
  readonly latency?: readonly Latency[];
  /** Whether the terms of each figure are shown. */
  readonly explain: boolean;
}

/** The table, the arithmetic where it is wanted, and how far users are. */
export function promisesText(props: PromisesTextProps): string {
  const { promises, nothingToLose, explain, latency, environment, blueprint } = props;
  const more = `+ stands for what has no number. How each comes about: npx stagecoach promises ${environment} --explain`;
  return [
    ...(promises.length > 0 ? [promiseTable(promises)] : []),
    ...(nothingToLose.length > 0 ? [nothingToLose.map((each) => wrapped(absentLine(each), 2)).join('\n')] : []),
    ...(explain && promises.length > 0
      ? [...promises.map((each) => arithmeticText(each, promises)), ARITHMETIC_LEGEND]
      : []),
    ...(latency ? [latencyTable(latency), ...routingNote(blueprint)] : []),
    ...(explain ? [] : [wrapped(more, 0)]),
  ].join('\n\n');
}

/** The nearest region is not always the one that a user gets. */
function routingNote({ routing: { by } }: Blueprint): string[] {
  if (by.kind === 'latency') return [];
  return [wrapped(`routing.policy is ${by.kind}: it leads some users elsewhere than to the nearest region.`, 0)];
}
