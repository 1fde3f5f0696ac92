import type { RunDetails } from 'fast-check';
import { expect } from 'vitest';

/** Sums of money and shares may differ in the last bit. */
const digits = 6;

/**
 * Whether both tell the same, figure by figure, so that a failure names the one that differs and not all of them.
 * @param what the figures are of, for the failure.
 */
export function sameFigures(
  what: string,
  found: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(expected))
    expect(found[name], `${what}: ${name}`).toEqual(
      typeof value === 'number' ? expect.closeTo(value, digits) : value,
    );
  const unexpected = Object.keys(found).filter((name) => !(name in expected));
  expect(unexpected, `${what}: counted, though nobody asked`).toEqual([]);
}

/** How a property of reports fails: what differs, and how to have it again; not the thousands of rows of the example. */
export function tellBriefly<T>({ failed, errorInstance, seed, counterexamplePath }: RunDetails<T>): void {
  if (!failed) return;
  const wrong = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const again = `again with { seed: ${seed}, path: '${counterexamplePath}', endOnFailure: true }`;
  throw new Error(`${wrong.slice(0, 2_000)}\n\n${again}`, { cause: errorInstance });
}
