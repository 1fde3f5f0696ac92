/** Seeded chance: the same seed gives the same results. */
export interface Chance {
  /** Whether something of this probability (0 to 1) happens. */
  happens(probability: number): boolean;
  /** Between the two, both included, in steps of `step`. */
  between(least: number, most: number, step?: number): number;
  /** One of the list; each comes again only after all of them have come. */
  pick<T>(list: readonly T[]): T;
  /** One of the names, with a probability by its weight. */
  weighed<K extends string>(weights: Partial<Record<K, number>>): K;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const left = new Map<readonly unknown[], unknown[]>();
  return {
    happens: (probability) => next() < probability,
    between: (least, most, step = 1) =>
      least + Math.floor(next() * (Math.floor((most - least) / step) + 1)) * step,
    pick<T>(list: readonly T[]): T {
      const rest = left.get(list) as T[] | undefined;
      const from = rest && rest.length > 0 ? rest : [...list];
      const [one] = from.splice(Math.floor(next() * from.length), 1);
      left.set(list, from);
      return one as T;
    },
    weighed<K extends string>(weights: Partial<Record<K, number>>): K {
      const entries = Object.entries(weights) as [K, number][];
      let at = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => {
        at -= weight;
        return at < 0;
      });
      return (found ?? entries[0])?.[0] as K;
    },
  };
}

/** A seed made from a name: the FNV-1a hash, so the same for the same name. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
