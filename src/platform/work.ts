import { withTimeout } from './with-timeout.js';

/** Runs all steps one after another, even where one fails. @throws the first error */
export async function everyStep(steps: readonly (() => unknown)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps)
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw errors[0];
}

/** Counts what is under way, so that a stop can wait until everything that has begun is finished. */
export interface Work {
  run<T>(job: () => Promise<T>): Promise<T>;
  count(): number;
  /** Resolves when nothing is under way; false where that took longer. */
  idle(withinMs?: number): Promise<boolean>;
}

/** @param after called whenever something ended. */
export function createWork(after: () => void = () => {}): Work {
  const running = new Set<Promise<unknown>>();
  return {
    run(job) {
      const promise = job();
      running.add(promise);
      const end = () => {
        running.delete(promise);
        after();
      };
      promise.then(end, end);
      return promise;
    },
    count: () => running.size,
    async idle(withinMs = Number.POSITIVE_INFINITY) {
      const until = Date.now() + withinMs;
      while (running.size > 0) {
        const left = until - Date.now();
        if (left <= 0) return false;
        await withTimeout(Promise.allSettled([...running]), left, null);
      }
      return true;
    },
  };
}
