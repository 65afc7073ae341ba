/** Chance that comes out the same every time (mulberry32), so that logs of one size are alike. */
export interface Random {
  /** In [0, 1). */
  fraction(): number;
  /** From 0 to `below` - 1. */
  below(below: number): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
  /** Prefers the items at the front. */
  pickEarly<Item>(items: readonly Item[]): Item;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(fraction() * limit);
  const at = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  };
  return {
    fraction,
    below,
    pick: (items) => at(items, below(items.length)),
    pickEarly: (items) => at(items, Math.floor(fraction() ** 2 * items.length)),
  };
}
