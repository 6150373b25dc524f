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
  while (open.size > 0) {
    // Start from a pair that is still open, then let each further factor close as many as it can.
    const [first = ''] = open;
    const row: (number | undefined)[] = sizes.map(() => undefined);
    for (const part of first.split(' ')) row[Number(part.split('.')[0])] = Number(part.split('.')[1]);
    for (const [a, size] of sizes.entries()) {
      const closes = (i: number) =>
        row.filter((j, b) => j !== undefined && b !== a && open.has(key(a, i, b, j))).length;
      row[a] ??= Array.from({ length: size }, (_, i) => i).sort((i, j) => closes(j) - closes(i))[0] ?? 0;
    }
    const full = row.map((i) => i ?? 0);
    for (const [a, i] of full.entries()) for (const [b, j] of full.entries()) if (a < b) open.delete(key(a, i, b, j));
    rows.push(full);
  }
  return rows.map(
    (row) => Object.fromEntries(row.map((i, a) => [names[a] ?? '', factors[names[a] ?? '']?.[i]])) as unknown as Row<F>,
  );
}
