/** Chance that repeats itself: what one part draws follows from the seed and its name alone, whoever else draws. */
export interface Chance {
  below(count: number): number;
  /** Whole numbers, both ends among them. */
  between(least: number, most: number): number;
  /** True so many times in a hundred. */
  percent(times: number): boolean;
  oneOf<T>(list: readonly T[]): T;
  /** One of several, each as often as its weight says. */
  weighed<T>(all: readonly (readonly [weight: number, one: T])[]): T;
}

export function chanceOf(seed: number, name: string): Chance {
  let state = seed >>> 0;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    percent: (times) => below(100) < times,
    oneOf<T>(list: readonly T[]) {
      if (list.length === 0) throw new Error('nothing to choose from');
      return list[below(list.length)] as T;
    },
    weighed(all) {
      let left = below(all.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, one] of all) {
        if (left < weight) return one;
        left -= weight;
      }
      throw new Error('the weights do not add up');
    },
  };
}
