import { expect, it } from 'vitest';
import { nextTry } from '../../../src/platform/photos/fetching.js';

const at = new Date('2026-11-16T02:00:00Z');
const after = (tries: number, now = at, afterSeconds?: number) => {
  const next = nextTry({ at, tries }, now, afterSeconds);
  return next && (next.getTime() - now.getTime()) / 1000;
};

it('waits longer each time, an hour at most', () => {
  expect([1, 2, 3, 8, 10, 500].map((tries) => after(tries))).toEqual([10, 20, 40, 1280, 3600, 3600]);
});

it('waits as long as Slack asks', () => {
  expect(after(1, at, 30)).toBe(30);
  expect(after(3, at, 30)).toBe(40);
});

it('is given up after a day', () => {
  expect(after(30, new Date('2026-11-17T01:59:59Z'))).toBe(3600);
  expect(after(30, new Date('2026-11-17T02:00:00Z'))).toBeNull();
});
