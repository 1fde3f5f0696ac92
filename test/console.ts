import { afterEach, beforeEach, vi } from 'vitest';

// An error on the console that no test asked for fails the test. One that expects it spies on console.error itself.
const unexpected: string[] = [];

beforeEach(() => {
  unexpected.length = 0;
  const spy = vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    unexpected.push(words.map(String).join(' '));
  });
  return () => spy.mockRestore();
});

afterEach(() => {
  if (unexpected.length > 0) throw new Error(`Unexpected console.error: ${unexpected.join('\n')}`);
});
