import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { papers, prose, quoted, root } from './papers.js';

/** A heading as a link names it: small letters, hyphens for spaces, nothing but letters, digits and hyphens. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchors = (text: string) =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    anchorOf(heading),
  );

/** Where the links of a paper lead, but for those to other places of the world. */
const links = (text: string) =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^(https?|mailto):/.test(to));

it('every link in a paper leads to a file, and to a heading of it', () => {
  const dead = papers.flatMap(({ path, text }) =>
    links(text)
      .filter((to) => {
        const [file = '', anchor] = to.split('#');
        const target = file === '' ? path : normalize(join(dirname(path), file));
        if (!existsSync(join(root, target))) return true;
        if (anchor === undefined) return false;
        return (
          statSync(join(root, target)).isDirectory() ||
          !anchors(readFileSync(join(root, target), 'utf8')).includes(anchor)
        );
      })
      .map((to) => `${path}: ${to}`),
  );
  expect(dead).toEqual([]);
});

it('every place in the project that a paper names in backticks is there', () => {
  const named = papers.flatMap(({ path, text }) =>
    quoted(text)
      .filter((words) => /^(src|test|prisma)\/[\w./-]*$/.test(words))
      .map((words) => ({ path, words })),
  );
  expect(named.length).toBeGreaterThan(5);
  const missing = named.filter(({ words }) => !existsSync(join(root, words)));
  expect(missing.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
});

it('every paper can be reached from README.md', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const text = papers.find((one) => one.path === path)?.text;
    for (const to of links(text ?? '')) reached.add(normalize(join(dirname(path), to.split('#')[0] ?? '')));
  }
  expect(papers.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});
