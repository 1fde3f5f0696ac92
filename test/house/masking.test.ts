import { expect, it } from 'vitest';
import { sources } from './sources.js';

/** Where masking is made, and the one way to it, which asks for the branch. */
const home = /^platform\/(?:privacy\/|directory\/masking\.ts$)/;

it('every call that masks names the branch, whose country decides what a private number is', () => {
  const direct = sources.filter(
    ({ path, text }) => !home.test(path) && /import[^;]*\b(?:un)?mask\b[^;]*privacy\/mask\.js/.test(text),
  );
  expect(direct.map(({ path }) => path)).toEqual([]);
  expect(sources.filter(({ text }) => /\bmaskIn\(/.test(text)).length).toBeGreaterThan(5);
});
