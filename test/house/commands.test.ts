import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lobby } from '../../src/operations/program.js';
import { paper, papers, root, sources } from './papers.js';

const texts = [...papers, ...sources];

const found = (pattern: RegExp) =>
  texts.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([words]) => `${path}: ${words}`));

/** The first words that may follow `node dist/cli.js`. */
async function commands(): Promise<(string | undefined)[]> {
  let help = '';
  const hear = (line: string) => {
    help += `${line}\n`;
  };
  await lobby(['help'], { say: hear, complain: hear });
  return [...help.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
}

it('no paper recommends npx for a command of ours, since npx downloads what it does not find', () => {
  expect(found(/npx (?!vitest\b)\S+ \S+/g)).toEqual([]);
});

it('every command that a paper or a sentence names is there', async () => {
  const known = await commands();
  const named = texts.flatMap(({ text }) =>
    [...text.matchAll(/node dist\/cli\.js (\w+)/g)].map(([, name]) => name),
  );
  expect(new Set(named).size).toBeGreaterThan(5);
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
});

it('the paper for operators has every command in its table', async () => {
  const { text } = paper('src/operations/README.md');
  const rows = [...text.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);
  const missing = (await commands()).filter((name) => name !== 'help' && !rows.includes(name));
  expect(missing).toEqual([]);
});

it('every script that a paper names is one of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const named = papers.flatMap(({ text }) =>
    [...text.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(2);
  expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});
