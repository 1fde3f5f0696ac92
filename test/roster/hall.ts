/** Chance that repeats itself: the same seed, the same hall. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Hall {
  /** Customers who come in each half hour, on average. */
  customers: readonly number[];
  /** Who serves in each half hour; one who leaves finishes first. */
  people: readonly number[];
  /** Minutes that one customer takes, on average. */
  minutes: number;
}

export interface Told {
  /** When each customer came, in minutes since the doors opened, and how long they waited. */
  waits: { came: number; waited: number }[];
  /** How many waited at the times that were asked for, and how long the first of them had. */
  seen: { at: number; waiting: number; longest: number }[];
}

/** A day in a hall, customer by customer: they queue in one line, and nobody gives up. Knows nothing of any formula. */
export function dayInHall(
  { customers, people, minutes }: Hall,
  chance: () => number,
  looks: readonly number[] = [],
): Told {
  const after = (mean: number) => -Math.log(1 - chance()) * mean;
  const arrivals = customers.flatMap((rate, half) => {
    const times: number[] = [];
    if (rate <= 0) return times;
    for (let at = after(30 / rate); at < 30; at += after(30 / rate)) times.push(half * 30 + at);
    return times;
  });
  const told: Told = { waits: [], seen: [] };
  const queue: number[] = [];
  let serving: number[] = [];
  const serversAt = (at: number) => people[Math.min(Math.floor(at / 30), people.length - 1)] ?? 0;
  const boundaries = people.map((_, half) => half * 30);
  const left = { arrivals: [...arrivals], looks: [...looks], boundaries };
  for (;;) {
    const at = Math.min(
      ...serving,
      left.arrivals[0] ?? Infinity,
      left.looks[0] ?? Infinity,
      left.boundaries[0] ?? Infinity,
    );
    if (at === Infinity) return told;
    if (left.looks[0] === at) {
      left.looks.shift();
      told.seen.push({
        at,
        waiting: queue.length,
        longest: queue[0] === undefined ? 0 : Math.floor(at - queue[0]),
      });
    } else if (left.boundaries[0] === at) left.boundaries.shift();
    else if (left.arrivals[0] === at) queue.push(left.arrivals.shift() ?? at);
    else serving = serving.filter((end) => end !== at);
    while (queue.length > 0 && serving.length < serversAt(at)) {
      const came = queue.shift() ?? at;
      told.waits.push({ came, waited: at - came });
      serving.push(at + after(minutes));
    }
  }
}

/** A hall in which it is always the same half hour: how long so many customers wait. */
export function steadyHall(
  { customers, people, minutes }: { customers: number; people: number; minutes: number },
  count: number,
  chance: () => number,
): number[] {
  const after = (mean: number) => -Math.log(1 - chance()) * mean;
  const free = Array.from({ length: people }, () => 0);
  const waits: number[] = [];
  let now = 0;
  // What came first found an empty hall, which is not how it is mostly.
  for (let nth = -count / 10; nth < count; nth++) {
    now += after(30 / customers);
    const first = free.indexOf(Math.min(...free));
    const begins = Math.max(now, free[first] ?? 0);
    free[first] = begins + after(minutes);
    if (nth >= 0) waits.push(begins - now);
  }
  return waits;
}
