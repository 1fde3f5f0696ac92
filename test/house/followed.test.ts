import { expect, it } from 'vitest';
import { followers } from '../../src/modules.js';
import { sources } from './sources.js';

it('every event has a subscriber, and every subscription an event', () => {
  const told = sources.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:tell|answerTo)\(\s*[^']*'(\w+\.\w+)'/g)].map(([, name]) => name),
  );
  expect(told.length).toBeGreaterThan(3);
  const followed = followers.flatMap((each) => Object.keys(each));
  expect([...new Set(told)].sort()).toEqual([...new Set(followed)].sort());
});
