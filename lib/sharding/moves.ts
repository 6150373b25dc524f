import { byCodePoints } from './code-points';
import { keyMoves } from './key-moves';
import type { Placement, ShardMap } from './map';
import type { Move } from './move';
import { numbers, ownersOf, spansOf } from './owners';
import { boundaries, type KeyRange, ownerOf } from './ranges';
import { restated } from './restate';
import { finder } from './route';

/**
 * What leaves which shard for which other, so that `to` becomes true: slots and ranges together where they have the same ends.
 *
 * @param places countries of keys, without which nobody knows which shard a key leaves that goes by place
 * @throws ShardMapError when the strategy can't change like that, or a place must be known.
 */
export function movesBetween(from: ShardMap, to: ShardMap, places: Readonly<Record<string, string>> = {}): Move[] {
  const start = { ...from, placement: restated(from.placement, to.placement.strategy) };
  return [...keyMoves(start, to, places), ...placementMoves(start.placement, to.placement)];
}

function placementMoves(from: Placement, to: Placement): Move[] {
  if (from.strategy === 'hash' && to.strategy === 'hash') return slotMoves(ownersOf(from.slots), ownersOf(to.slots));
  if (from.strategy === 'range' && to.strategy === 'range') return rangeMoves(from.ranges, to.ranges);
  if (from.strategy === 'geographic' && to.strategy === 'geographic') return placeMoves(from, to);
  if (from.strategy === 'directory' && to.strategy === 'directory') return restMoves(from, to);
  throw new Error(`${from.strategy} was not restated as ${to.strategy}`);
}

function slotMoves(from: readonly string[], to: readonly string[]): Move[] {
  const pairs = new Map<string, { from: string; to: string; slots: number[] }>();
  for (const [slot, source] of from.entries()) {
    const target = to[slot]!;
    if (source === target) continue;
    const pair = JSON.stringify([source, target]);
    const move = pairs.get(pair) ?? { from: source, to: target, slots: [] };
    move.slots.push(slot);
    pairs.set(pair, move);
  }
  return [...pairs.values()].map((move) => ({ kind: 'slots', ...move, slots: spansOf(move.slots) }));
}

function rangeMoves(from: readonly KeyRange[], to: readonly KeyRange[]): Move[] {
  const pieces = boundaries(from, to).map((first) => ({ first, from: ownerOf(from, first), to: ownerOf(to, first) }));
  const joined = pieces.filter((piece, i) => piece.from !== pieces[i - 1]?.from || piece.to !== pieces[i - 1]?.to);
  return joined.flatMap((piece, i): Move[] => {
    const before = joined[i + 1]?.first;
    return piece.from === piece.to ? [] : [{ kind: 'range', ...piece, ...(before === undefined ? {} : { before }) }];
  });
}

type Geographic = Extract<Placement, { strategy: 'geographic' }>;

function placeMoves(from: Geographic, to: Geographic): Move[] {
  const own = (places: Geographic, place: string) =>
    Object.hasOwn(places.places, place) ? places.places[place]! : places.default;
  const named = [...new Set([...Object.keys(from.places), ...Object.keys(to.places)])].sort();
  const moves = named.map((place): Move => ({ kind: 'place', place, from: own(from, place), to: own(to, place) }));
  return [...moves.filter((move) => move.from !== move.to), ...restMoves(from, to)];
}

function restMoves(from: { readonly default: string }, to: { readonly default: string }): Move[] {
  return from.default === to.default ? [] : [{ kind: 'rest', from: from.default, to: to.default }];
}

/** Which keys a move takes along, as long as `map` is true. */
export function covers(move: Move, map: ShardMap): (key: string, place?: string) => boolean {
  const find = finder(map);
  const slots = new Set(move.kind === 'slots' ? move.slots.flatMap(numbers) : []);
  return (key, place) => {
    if (move.kind === 'key') return key === move.key;
    const route = find(key, place);
    if (route.by === 'override') return false;
    switch (move.kind) {
      case 'slots':
        return route.by === 'slot' && slots.has(route.slot);
      case 'range':
        return byCodePoints(key, move.first) >= 0 && (move.before === undefined || byCodePoints(key, move.before) < 0);
      case 'place':
        return place === move.place;
      case 'rest':
        return route.by === 'default';
    }
  };
}
