import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** What each room may import besides itself. A room that is not here may not exist. */
const may: Record<string, readonly string[]> = {
  domain: [],
  messages: ['domain'],
  database: ['domain'],
  slack: ['domain', 'database', 'messages', 'log'],
  commands: ['domain', 'database', 'messages', 'slack'],
  schedule: ['domain', 'database', 'log'],
  delivery: ['domain', 'database', 'messages', 'log'],
  sandbox: [],
  log: [],
  work: [],
  config: ['database'],
  health: ['database'],
  failure: ['config', 'database'],
  app: ['commands', 'database', 'delivery', 'log', 'messages', 'schedule', 'slack', 'work'],
  main: ['app', 'config', 'database', 'demo', 'failure', 'health', 'log', 'slack'],
  demo: ['app', 'config', 'database', 'delivery', 'domain', 'log', 'main', 'messages', 'sandbox', 'slack'],
  operations: ['config', 'database', 'domain', 'failure', 'log', 'main', 'slack'],
  cli: ['config', 'operations'],
};

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'generated') return [];
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const sources = files(src).map((path) => {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
  return { path: relative(src, path), room: roomOf(path), imports, text };
});

function roomOf(path: string): string {
  const [first = ''] = relative(src, path).split('/');
  return first.replace(/\.(ts|js)$/, '');
}

describe('imports go one way', () => {
  it('every room is known', () => {
    expect([...new Set(sources.map(({ room }) => room))].filter((room) => !(room in may))).toEqual([]);
  });

  it.each(Object.keys(may))('%s', (room) => {
    const strays = sources
      .filter((source) => source.room === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => name.startsWith('.'))
          .map((name) => roomOf(resolve(dirname(join(src, path)), name)))
          .filter((other) => other !== room && !may[room]?.includes(other))
          .map((other) => `${path} → ${other}`),
      );
    expect(strays).toEqual([]);
  });

  const only = (what: string, pattern: RegExp, rooms: readonly string[]) =>
    it(`${what} only in ${rooms.join(', ')}`, () => {
      const strays = sources.filter(
        ({ room, imports }) => !rooms.includes(room) && imports.some((name) => pattern.test(name)),
      );
      expect(strays.map(({ path }) => path)).toEqual([]);
    });
  only('Prisma', /^@prisma|generated\/|pglite|^pg$/, ['database']);
  only('Bolt', /^@slack\/bolt/, ['slack']);
  only('calls to Slack', /^@slack\/(web-api|socket-mode)/, ['slack', 'delivery']);
  only('node-cron', /^node-cron/, ['schedule']);
  only('i18next', /^i18next/, ['messages']);

  it('the environment is read in one place', () => {
    const readers = sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path);
    expect(readers).toEqual(['config.ts']);
  });

  it('the domain has no clock, no chance and no I/O of its own', () => {
    const strays = sources
      .filter(({ room }) => room === 'domain')
      .filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(|from 'node:(?!crypto)/.test(text));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('nothing is called by what it is instead of what it does', () => {
    const names = sources
      .map(({ path }) => path)
      .filter((path) => /(utils?|helpers?|types|manager|service|misc|common)\.ts$/.test(path));
    expect(names).toEqual([]);
  });
});
