import type { ShardMap } from './map';
import type { Move } from './move';
import { at, type MapProblem, ShardMapError } from './problem';
import { finder } from './route';

/**
 * Keys that move because they get an override, lose it or have another. Both maps have one strategy.
 *
 * @throws ShardMapError for every key whose place must be known.
 */
export function keyMoves(from: ShardMap, to: ShardMap, places: Readonly<Record<string, string>>): Move[] {
  const [before, after] = [finder(from), finder(to)];
  const anywhere = [...placesOf(from), ...placesOf(to), undefined];
  const problems: MapProblem[] = [];
  const moves = changedKeys(from, to).flatMap((key): Move[] => {
    const possible = Object.hasOwn(places, key) ? [places[key]] : anywhere;
    const ends = possible.map((place) => ({ from: before(key, place).shard, to: after(key, place).shard }));
    const [end] = ends;
    if (!end || ends.some((other) => other.from !== end.from || other.to !== end.to)) {
      problems.push({
        path: at('overrides', key),
        problem: NO_PLACE,
        remedy: `say --place ${key}=CC with its country`,
      });
    }
    return !end || end.from === end.to ? [] : [{ kind: 'key', key, ...end }];
  });
  if (problems.length > 0) throw new ShardMapError(problems);
  return moves;
}

const NO_PLACE = 'changes, and which shard it leaves or joins depends on its place';

function placesOf({ placement }: ShardMap): string[] {
  return placement.strategy === 'geographic' ? Object.keys(placement.places) : [];
}

/** Keys with an override in one map that the other has not, or has otherwise. */
function changedKeys(from: ShardMap, to: ShardMap): string[] {
  const [before, after] = [new Map(Object.entries(from.overrides)), new Map(Object.entries(to.overrides))];
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}
