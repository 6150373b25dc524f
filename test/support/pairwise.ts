/** A value of each factor. */
export type Row<F> = { readonly [K in keyof F]: F[K] extends readonly (infer V)[] ? V : never };

/**
 * Rows in which every two values of any two factors meet at least once: a covering set, far smaller than all combinations.
 * The same factors give the same rows.
 */
export function pairwise<const F extends Readonly<Record<string, readonly unknown[]>>>(factors: F): Row<F>[] {
  const names = Object.keys(factors);
  const open = new Set<string>();
  const key = (a: number, i: number, b: number, j: number) => (a < b ? `${a}.${i} ${b}.${j}` : `${b}.${j} ${a}.${i}`);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  for (const [a, size] of sizes.entries()) {
    for (const [b, other] of sizes.entries()) {
      if (b <= a) continue;
      for (let i = 0; i < size; i += 1) for (let j = 0; j < other; j += 1) open.add(key(a, i, b, j));
    }
  }
  const rows: number[][] = [];
  const closedBy = (row: readonly number[]) =>
    row.flatMap((i, a) => row.slice(a + 1).map((j, k) => key(a, i, a + 1 + k, j))).filter((pair) => open.has(pair));
  while (open.size > 0) {
    // Of some rows that each begin with a pair that is still open, the one that closes most.
    const candidates = Array.from({ length: Math.min(TRIES, open.size) }, (_, n) =>
      rowFrom([...open][Math.floor((n * open.size) / TRIES)] ?? '', n, sizes, (a, i, b, j) =>
        open.has(key(a, i, b, j)),
      ),
    );
    const [best = []] = candidates.sort((a, b) => closedBy(b).length - closedBy(a).length);
    for (const pair of closedBy(best)) open.delete(pair);
    rows.push(best);
  }
  return rows.map(
    (row) => Object.fromEntries(row.map((i, a) => [names[a] ?? '', factors[names[a] ?? '']?.[i]])) as unknown as Row<F>,
  );
}

/** Rows that are looked at for each that is taken. */
const TRIES = 40;

/**
 * A row with the pair, in which each further factor closes as many pairs as it can.
 *
 * @param turn decides in which order the factors are filled in: another one leads to another row
 */
function rowFrom(
  pair: string,
  turn: number,
  sizes: readonly number[],
  isOpen: (a: number, i: number, b: number, j: number) => boolean,
): number[] {
  const row: (number | undefined)[] = sizes.map(() => undefined);
  for (const part of pair.split(' ')) row[Number(part.split('.')[0])] = Number(part.split('.')[1]);
  const order = sizes.map((_, a) => a).sort((a, b) => mixed(a, turn) - mixed(b, turn));
  for (const a of order) {
    const closes = (i: number) => row.filter((j, b) => j !== undefined && b !== a && isOpen(a, i, b, j)).length;
    row[a] ??= Array.from({ length: sizes[a] ?? 0 }, (_, i) => (i + turn) % (sizes[a] ?? 1)).sort(
      (i, j) => closes(j) - closes(i),
    )[0];
  }
  return row.map((i) => i ?? 0);
}

/** A number that looks like any other, the same for the same numbers. */
const mixed = (a: number, b: number) => ((a + 1) * 7919 * (b + 1)) % 1009;
