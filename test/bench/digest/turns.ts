import { quantile } from '../figure.js';

type Work = () => Promise<unknown>;

/** How one way of doing a thing stands beside another. */
export interface Compared {
  /** The middle of the rounds' ratios of the one to the other. */
  ratio: number;
  /** The middle of the milliseconds that each takes. */
  one: number;
  other: number;
}

/** Does a thing in two ways, by turns, so many rounds and so many times a round. Both are warm when it begins. */
export async function byTurns(
  one: Work,
  other: Work,
  { rounds, times }: { rounds: number; times: number },
): Promise<Compared> {
  const timed = async (work: Work) => {
    const began = performance.now();
    for (let time = 0; time < times; time++) await work();
    return (performance.now() - began) / times;
  };
  const ones: number[] = [];
  const others: number[] = [];
  await timed(one);
  await timed(other);
  for (let round = 0; round < rounds; round++) {
    ones.push(await timed(one));
    others.push(await timed(other));
  }
  return {
    ratio: quantile(ones.map((ms, round) => ms / (others[round] ?? Number.NaN))),
    one: quantile(ones),
    other: quantile(others),
  };
}

const dayMs = 24 * 60 * 60_000;

/** Where the week before begins, where the week that ends now begins, and now. */
export function weeksUpTo(now: Date): { start: Date; middle: Date; end: Date } {
  return {
    start: new Date(now.getTime() - 14 * dayMs),
    middle: new Date(now.getTime() - 7 * dayMs),
    end: now,
  };
}
