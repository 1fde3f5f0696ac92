import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lobby } from '../../src/operations/program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const texts = [
  'README.md',
  ...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .map((file) => join('src', file)),
].map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const found = (pattern: RegExp) =>
  texts.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([words]) => `${file}: ${words}`));

it('nobody is told to run a command that may come from elsewhere: npx fetches what it does not find', () => {
  expect(found(/npx (?!vitest\b)\S+ \S+/g)).toEqual([]);
});

it('every command that README or a sentence names is there', async () => {
  let help = '';
  const hear = (line: string) => {
    help += `${line}\n`;
  };
  await lobby(['help'], { say: hear, complain: hear });
  const commands = [...help.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  const named = texts.flatMap(({ text }) =>
    [...text.matchAll(/node dist\/cli\.js (\w+)/g)].map(([, name]) => name),
  );
  expect(new Set(named).size).toBeGreaterThan(5);
  expect([...new Set(named)].filter((name) => !commands.includes(name))).toEqual([]);
});
