import type { Skew } from '../sharding/skew';
import { plainTable } from './plain-table';
import { percent } from './shard-plan-text';
import { quoted } from './shard-where-text';
import { wrapped } from './wrapped';

/** How evenly the keys of a file spread, within 100 columns. */
export function skewText(file: string, { keys, load, shards, ratio, slots, hottest, tooHot }: Skew): string {
  const rows = shards.map(({ shard, before, after }) => [
    shard,
    ...[before, after].flatMap((part) => [rounded(part), percent(part / load)]),
  ]);
  const lines = [
    `${file}: ${keys} keys, load ${rounded(load)}`,
    plainTable(['SHARD', 'LOAD NOW', 'SHARE', 'LOAD THEN', 'SHARE'], [17, 14, 10, 14, 10], rows),
    `the busiest shard has ${ratio.before.toFixed(2)} times the mean now, ${ratio.after.toFixed(2)} times then`,
    ...(slots.length > 0
      ? [`busiest slots: ${slots.map(({ slot, share }) => `${slot} ${percent(share)}`).join(', ')}`]
      : []),
    `busiest keys: ${hottest.map(({ key, share, shard }) => `${quoted(key)} ${percent(share)} on ${shard}`).join(', ')}`,
    ...tooHot.map(
      ({ key, share }) =>
        `${quoted(key)} alone is ${percent(share)} of the load, more than a shard has on average: no rebalancing helps; ` +
        'give it a shard of its own under database.sharding.overrides',
    ),
  ];
  return lines.map((line) => (line.includes('\n') ? line : wrapped(line, 2))).join('\n');
}

/** Weights may have fractions; sums of them are shown with two digits at most. */
const rounded = (load: number): string => String(Math.round(load * 100) / 100);
