import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderOfModules, paper, sources } from './papers.js';

const { text } = paper('src/README.md');

/** What stands in the drawing that begins with this word. */
const drawing = (beginning: string): string =>
  text
    .split('```')
    .find((part) => part.startsWith(`mermaid\n${beginning}`))
    ?.slice(`mermaid\n${beginning}`.length) ?? '';

it('the drawing of a message’s life has the states that there are, and no others', () => {
  const drawn = [...drawing('stateDiagram-v2').matchAll(/^ +(\S+) --> (\S+)/gm)].flatMap(
    ([, from = '', to = '']) => [from, to],
  );
  // The end of a row that stays in doubt is drawn as a state of its own.
  const states = new Set(drawn.filter((state) => state !== '[*]' && state !== 'doubtful'));
  const code = sources
    .filter(({ path }) => path.startsWith('src/platform/outbox/store/'))
    .map(({ text }) => text)
    .join('\n');
  const written = [
    ...code.matchAll(/"state" (?:=|IN) \(?((?:'\w+'(?:, )?)+)/g),
    ...code.matchAll(/type Settled = ([^;]+);/g),
  ].flatMap(([, list = '']) => list.match(/\w+/g) ?? []);
  expect([...states].sort()).toEqual([...new Set(written)].sort());
});

describe('the drawing of the rooms', () => {
  const [, drawn = ''] = /subgraph modules .*\n([\s\S]*?)^ {2}end$/m.exec(drawing('flowchart')) ?? [];
  const arrows = drawn
    .split('\n')
    .flatMap((line) => {
      const [from = '', to = ''] = line.trim().split(' --> ');
      return to.split(' & ').map((room) => [from, room] as const);
    })
    .filter(([from]) => from !== '');
  const order = orderOfModules();

  const roomOf = (path: string) => path.split('/')[1] ?? '';
  /** Which room uses which, itself. */
  const uses = new Set(
    sources.flatMap(({ path, text: code }) =>
      [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        ([, to = '']) => `${roomOf(path)} ${roomOf(normalize(join(dirname(path), to)))}`,
      ),
    ),
  );
  const follows = (from: string, to: string): boolean =>
    arrows.some(([one, next]) => one === from && next !== '' && (next === to || follows(next, to)));

  it('has every module, and they go one way', () => {
    const floors = ['platform', 'operations', 'trial'];
    const folders = new Set(
      sources
        .map(({ path }) => path.split('/'))
        .flatMap((parts) => (parts.length > 2 ? (parts[1] ?? []) : [])),
    );
    const modules = [...folders].filter((folder) => !floors.includes(folder)).sort();
    expect([...order].sort()).toEqual(modules);
    expect([...new Set(arrows.map(([from]) => from))].sort()).toEqual(modules);
    const back = arrows.filter(([from, to]) => to !== '' && order.indexOf(to) >= order.indexOf(from));
    expect(back).toEqual([]);
  });

  it('has the arrows that there are, but for those that follow from others', () => {
    const there = [...uses].flatMap((one) => {
      const [from = '', to = ''] = one.split(' ');
      // What goes against the order is no matter of the drawing.
      return order.indexOf(to) >= 0 && order.indexOf(to) < order.indexOf(from) ? [[from, to] as const] : [];
    });
    expect(there.filter(([from, to]) => !follows(from, to))).toEqual([]);
    expect(arrows.filter(([from, to]) => to !== '' && !uses.has(`${from} ${to}`))).toEqual([]);
  });
});
