import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { above, floors, modules, roomOf } from './rooms.js';
import { sources as written } from './sources.js';

const sources = written.map(({ path, text }) => {
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
  const reached = imports
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name).replace(/\.js$/, '.ts'));
  return { path, imports, reached, text };
});

/** Whether a file is one of a stop's: `store.ts`, or a file in a folder `store`. */
const isAt = (stop: string) => (path: string) =>
  new RegExp(`(^|/)${stop}(\\.ts$|/)`).test(path) && !path.startsWith('trial/');

const isStore = (path: string) => isAt('store')(path) || path.startsWith('operations/store/');
/** What only decides and describes: it is given everything that it looks at. */
const isPure = (path: string) =>
  (!path.startsWith('operations/') &&
    ['rules', 'kinds', 'lists', 'emergencies', 'definitions', 'pages'].some((stop) => isAt(stop)(path))) ||
  /^platform\/(time|privacy)\//.test(path);

/** The files that must be loaded before a file is: types are no more than names for the compiler. */
function needed(path: string, text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\s+(?:([^;']*?)\s*from\s+)?'(\.[^']+)'/gm)]
    .filter(([, clause = 'all']) => !/^type\b|^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(clause))
    .map(([, , name = '']) => join(dirname(path), name).replace(/\.js$/, '.ts'));
}

/** The ways that lead back to where they began, each once. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

it('cycles are found, and imports of types are not counted', () => {
  const a = "import { b } from './b.js';\nimport { type C, type D } from './c.js';";
  const b = "import {\n  a,\n  type A,\n} from './a.js';\nexport * from './c.js';\nimport 'node:fs';";
  const c = "import type { A } from './a.js';\nexport type { B } from './b.js';";
  const graph = new Map(
    Object.entries({ a, b, c }).map(([name, text]) => [`${name}.ts`, needed(name, text)]),
  );
  expect(graph).toEqual(
    new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['a.ts', 'c.ts']],
      ['c.ts', []],
    ]),
  );
  expect(cyclesIn(graph)).toEqual(['a.ts → b.ts → a.ts']);
});

describe('imports go one way', () => {
  const arrows = sources.flatMap(({ path, reached }) =>
    reached
      .filter((to) => to.endsWith('.ts') && !to.includes('/generated/'))
      .map((to) => ({ path, to, from: roomOf(path), at: roomOf(to) }))
      .filter(({ from, at }) => from.name !== at.name || from.floor !== at.floor),
  );
  const shown = (strays: typeof arrows) => strays.map(({ path, to }) => `${path} → ${to}`);

  it('every folder is a known floor or module', () => {
    const rooms = sources.map(({ path }) => roomOf(path));
    const strangers = rooms.filter(({ name, floor }) =>
      floor ? !floors.includes(name) : ![...modules, ...above].includes(name),
    );
    expect([...new Set(strangers.map(({ name }) => name))]).toEqual([]);
  });

  it('a floor needs the floors below it alone', () => {
    const strays = arrows.filter(
      ({ from, at }) => from.floor && !(at.floor && floors.indexOf(at.name) < floors.indexOf(from.name)),
    );
    expect(shown(strays)).toEqual([]);
  });

  it('a module needs floors and the modules before it alone', () => {
    const strays = arrows.filter(
      ({ from, at }) =>
        modules.includes(from.name) &&
        !from.floor &&
        !at.floor &&
        !(modules.includes(at.name) && modules.indexOf(at.name) < modules.indexOf(from.name)),
    );
    expect(shown(strays)).toEqual([]);
  });

  it('nobody reaches into a module: its module.ts says what others may use', () => {
    const strays = arrows.filter(
      ({ at, to }) => !at.floor && modules.includes(at.name) && to !== `${at.name}/module.ts`,
    );
    expect(shown(strays)).toEqual([]);
  });

  const only = (what: string, pattern: RegExp, where: (path: string) => boolean) =>
    it(`${what} only where it belongs`, () => {
      const strays = sources.filter(
        ({ path, imports }) => !where(path) && imports.some((name) => pattern.test(name)),
      );
      expect(strays.map(({ path }) => path)).toEqual([]);
    });
  const under =
    (...folders: string[]) =>
    (path: string) =>
      folders.some((folder) => path.startsWith(folder));
  only(
    'Prisma',
    /^@prisma|database\/generated\/|pglite|^pg$/,
    (path) => isStore(path) || path.startsWith('platform/database/'),
  );
  only('Bolt', /^@slack\/bolt/, under('platform/slack/', 'trial/'));
  only(
    'calls to Slack',
    /^@slack\/(web-api|socket-mode)/,
    under('platform/slack/', 'platform/outbox/', 'trial/'),
  );
  only('node-cron', /^node-cron/, under('platform/schedule/'));
  only('i18next', /^i18next/, under('platform/language/'));

  it('no file imports itself through others at load time', () => {
    expect(cyclesIn(new Map(sources.map(({ path, text }) => [path, needed(path, text)])))).toEqual([]);
  });

  it('only one file imports the trial', () => {
    const strays = sources.filter(
      ({ path, reached }) =>
        !path.startsWith('trial/') && reached.some((name) => name.startsWith('trial/')) && path !== 'main.ts',
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('the sandbox knows nothing of the bot', () => {
    const strays = sources.filter(
      ({ path, reached }) =>
        path.startsWith('trial/sandbox/') && reached.some((name) => !name.startsWith('trial/sandbox/')),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('SQL is only in the stores', () => {
    const strays = sources
      .filter(({ path }) => !isStore(path) && !path.startsWith('platform/database/'))
      .filter(({ text }) => /\$(query|execute)Raw|\bdb\.ask\b|\bPrisma\.sql\b/.test(text));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('rows are parsed, never asserted', () => {
    const asks = /\.\$queryRaw|\bdb\.ask[(<]/;
    // A lock, or what only writes, gives nothing to read: such a statement stands alone.
    const standsAlone = /^ *await [\w.]+\.(\$queryRaw`|ask\()/;
    const strays = sources
      .filter(({ path }) => path !== 'platform/database/query.ts')
      .flatMap(({ path, text }) => text.split('\n').map((line) => ({ path, line })))
      .filter(({ line }) => asks.test(line) && !standsAlone.test(line));
    expect(strays).toEqual([]);
  });

  it('the environment is read in one place', () => {
    const readers = sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path);
    expect(readers).toEqual(['config.ts']);
  });

  it('messages are queued by their contracts, and targets are written in one place', () => {
    const literal = /\bview: '|"view" = '|'person:|`person:/;
    const strays = sources.filter(({ text }) => literal.test(text)).map(({ path }) => path);
    expect(strays).toEqual(['platform/outbox/target.ts']);
  });

  it('arguments of messages are parsed, never asserted', () => {
    const strays = sources
      .filter(({ path, text }) => !path.startsWith('trial/') && /\bargs as\b/.test(text))
      .map(({ path }) => path);
    expect(strays).toEqual([]);
  });

  it('lengths of time are named constants', () => {
    const spelt = /\b(60_?000|3_?600_?000|86_?400_?000)\b|60 \* 1_?000/;
    const named = ['platform/time/durations.ts', 'trial/sandbox/page/durations.ts'];
    // These are sums of money.
    const money = ['platform/directory/money.ts', 'trial/story/branches.ts', 'trial/story/life/money.ts'];
    const strays = sources.filter(
      ({ path, text }) => spelt.test(text) && ![...named, ...money].includes(path),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('reading across branches is declared in one place', () => {
    const spelt = /(\(|\[)'hq', 'auditor'|'hq' && \w+ !== 'auditor'/;
    const strays = sources.filter(({ text }) => spelt.test(text)).map(({ path }) => path);
    expect(strays).toEqual(['platform/directory/roles.ts']);
  });

  it('rules have no clock, randomness or I/O of their own', () => {
    const strays = sources
      .filter(({ path }) => isPure(path))
      .filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(|from 'node:(?!crypto)/.test(text));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('no file has a catch-all name such as utils or helpers', () => {
    const names = sources
      .map(({ path }) => path)
      .filter((path) => /(utils?|helpers?|types|manager|service|misc|common)\.ts$/.test(path));
    expect(names).toEqual([]);
  });
});
