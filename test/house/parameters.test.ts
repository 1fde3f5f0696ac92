import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { sources } from './sources.js';

/** What stands fifth is mixed up with what stands fourth: more than this travel as an object, each under its name. */
const MOST = 4;

interface Node {
  type: string;
  start: number;
  params?: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** All parts of a program, whatever they are. */
function* partsOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) yield* partsOf(part);
}

/** Where functions of a source take more than so many things by their place, by line. */
function tooMany(path: string, text: string): string[] {
  const { program } = parseSync(path, text);
  if (!isNode(program)) throw new Error(`${path} could not be parsed`);
  return [...partsOf(program)].flatMap((node) => {
    // TypeScript's function types have the same list under the same name.
    const { params } = node;
    if (!/Function|Method/.test(node.type) || !Array.isArray(params) || params.length <= MOST) return [];
    return [`${path}:${text.slice(0, node.start).split('\n').length}`];
  });
}

it('functions of too many parameters are found', () => {
  expect(tooMany('a.ts', 'export function a(b: 1, c: 2, d: 3, e: 4, f: 5) {}')).toEqual(['a.ts:1']);
  expect(tooMany('a.ts', '\nconst a = (b, c, d, e, f) => b;')).toEqual(['a.ts:2']);
  expect(tooMany('a.ts', 'type A = (b: 1, c: 2, d: 3, e: 4, f: 5) => void;')).toEqual(['a.ts:1']);
  expect(tooMany('a.ts', 'export function a(b: 1, c: 2, d: 3, { e, f }: E) {}')).toEqual([]);
});

it('no function takes more than four positional parameters', () => {
  const found = sources.flatMap(({ path, text }) => tooMany(path, text));
  expect(found).toEqual([]);
});
