import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTimeout } from '../../src/platform/with-timeout.js';

/** Work that ends when the test says so. */
function open<T>() {
  const ends: { resolve(value: T): void; reject(error: Error): void }[] = [];
  const promise = new Promise<T>((resolve, reject) => void ends.push({ resolve, reject }));
  const [end] = ends;
  if (!end) throw new Error('a promise begins at once');
  return { promise, ...end };
}

describe('work with a timeout', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('returns its result in time, and leaves no timer behind', async () => {
    expect(await withTimeout(Promise.resolve('done'), 1_000, null)).toBe('done');
    await expect(withTimeout(Promise.reject(new Error('failed')), 1_000, null)).rejects.toThrow('failed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives the value for lateness after the timeout; the work goes on, and a later failure of it is ignored', async () => {
    const { promise, reject } = open<string>();
    const outcome = withTimeout(promise, 1_000, 'late');
    await vi.advanceTimersByTimeAsync(999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBe('late');
    const unheard = vi.fn();
    process.on('unhandledRejection', unheard);
    reject(new Error('failed late'));
    await vi.advanceTimersByTimeAsync(10);
    process.off('unhandledRejection', unheard);
    expect(unheard).not.toHaveBeenCalled();
  });

  it('waits without limit where there is no timeout', async () => {
    const { promise, resolve } = open<string>();
    const outcome = withTimeout(promise, Number.POSITIVE_INFINITY, 'late');
    expect(vi.getTimerCount()).toBe(0);
    resolve('done');
    expect(await outcome).toBe('done');
  });
});
