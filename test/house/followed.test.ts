import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { followers } from '../../src/modules.js';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => readFileSync(join(src, file), 'utf8'));

it('whatever happens is followed, and nobody waits for what never does', () => {
  const told = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:tell|answerTo)\(\s*[^']*'(\w+\.\w+)'/g)].map(([, name]) => name),
  );
  expect(told.length).toBeGreaterThan(3);
  const followed = followers.flatMap((each) => Object.keys(each));
  expect([...new Set(told)].sort()).toEqual([...new Set(followed)].sort());
});
