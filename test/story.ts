import { it } from 'vitest';

/** A test whose steps build on each other: it takes as long as all of them, and runs alone like any other. */
export const story = (name: string, steps: () => Promise<void>): void =>
  it(name, { timeout: 300_000 }, steps);

/** One step of a story. Where it fails, its name stands before what is wrong. */
export async function step(name: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`;
    throw error;
  }
}

/** The same, with something done after each step, also where it failed: what `afterEach` is to tests. */
export const stepsWith =
  (after: () => Promise<unknown>) =>
  (name: string, work: () => unknown): Promise<void> =>
    step(name, async () => {
      try {
        await work();
      } finally {
        await after();
      }
    });
