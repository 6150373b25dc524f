/** Items that both lists have, by name, with the place of the second in its list. */
export function listedInBoth<Item extends { readonly name: string }>(
  before: readonly Item[],
  after: readonly Item[],
): (readonly [old: Item, next: Item, i: number])[] {
  return after.flatMap((next, i) => {
    const old = before.find(({ name }) => name === next.name);
    return old ? [[old, next, i] as const] : [];
  });
}
