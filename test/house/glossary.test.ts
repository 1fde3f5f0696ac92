import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paper, quoted, root, sources } from './papers.js';

const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');
const { text } = paper('src/glossary.md');

const entries = text
  .split(/^## /m)
  .slice(1)
  .map((part) => ({ word: part.slice(0, part.indexOf('\n')).trim(), body: part }));

/** A comment may speak of what is no more. */
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** Every word of the program and of its tables. */
const known = new Set(
  [...sources.map((source) => source.text), schema].flatMap(
    (code) => withoutComments(code).match(/[\w$]+/g) ?? [],
  ),
);

/** Names, also with dots between them or brackets behind: `Record.mergedId`, `climb()`. */
const isName = (words: string) => /^[A-Za-z_$][\w$]*(\.[\w$]+)*(\(\))?$/.test(words) && !isFile(words);
const isFile = (words: string) =>
  /^[\w./-]+\.(ts|json|prisma)$/.test(words) || /^[\w-]+\/[\w./-]*$/.test(words);

/** In src, whole or as the end of a path. */
const isThere = (words: string) =>
  existsSync(join(root, 'src', words)) || sources.some(({ path }) => path.endsWith(`/${words}`));

describe('the glossary', () => {
  it('has its words in order, each once', () => {
    const words = entries.map(({ word }) => word);
    const sorted = [...words].sort((one, other) => one.localeCompare(other, 'en'));
    expect(words.length).toBeGreaterThan(60);
    expect(words).toEqual(sorted);
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
  });

  it('gives an example of every word', () => {
    const without = entries.filter(({ body }) => !/_Example:_ \S/.test(body));
    expect(without.map(({ word }) => word)).toEqual([]);
  });

  it('names nothing that is not in the program', () => {
    const missing = entries.flatMap(({ word, body }) =>
      quoted(body)
        .filter((words) =>
          isFile(words)
            ? !isThere(words)
            : isName(words) && !(words.match(/[\w$]+/g) ?? []).every((name) => known.has(name)),
        )
        .map((words) => `${word}: ${words}`),
    );
    expect(missing).toEqual([]);
  });

  it('names every table', () => {
    const tables = [...schema.matchAll(/^model (\w+)/gm)].map(([, name = '']) => name);
    const named = new Set(quoted(text));
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter((name) => !named.has(name))).toEqual([]);
  });
});
