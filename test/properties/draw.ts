import fc from 'fast-check';

/** Draws a value of an arbitrary; what is drawn, and in which order, follows from the seed alone. */
export type Draw = <T>(of: () => fc.Arbitrary<T>) => T;

const upTo: (() => fc.Arbitrary<number>)[] = [];

/** A number below `count`. */
export function below(draw: Draw, count: number): number {
  if (count < 1) throw new Error('nothing to choose from');
  upTo[count] ??= () => fc.noBias(fc.nat({ max: count - 1 }));
  return draw(upTo[count]);
}

/** One of a list, which must not be empty. */
export function oneOf<T>(draw: Draw, list: readonly T[]): T {
  return list[below(draw, list.length)] as T;
}

/** True so many times in a hundred. */
export const chance = (draw: Draw, percent: number): boolean => below(draw, 100) < percent;

/** One of several, each as often as its weight says. */
export function weighed<T>(draw: Draw, all: readonly (readonly [weight: number, one: T])[]): T {
  let left = below(
    draw,
    all.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, one] of all) {
    if (left < weight) return one;
    left -= weight;
  }
  throw new Error('the weights do not add up');
}
