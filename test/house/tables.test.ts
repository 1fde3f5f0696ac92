import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './papers.js';
import { floors, modules, roomOf } from './rooms.js';
import { sources } from './sources.js';

const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');

/** Which room owns each table, as the schema says it above the model. */
const owners = new Map(
  [...schema.matchAll(/^(?:\/\/\/ Owner: (\S+)\n)?model (\w+) \{/gm)].map(([, owner = '', table = '']) => [
    table,
    owner,
  ]),
);

/** Who writes into tables that are others', and why. */
const writers: readonly { path: string; tables: readonly string[]; why: string }[] = [
  {
    path: 'operations/store/',
    tables: ['Secret', 'Photo'],
    why: 'the key is changed under everything that is sealed, whoever sealed it',
  },
  {
    path: 'branches/store/save.ts',
    tables: ['Branch', 'Person', 'Membership', 'Schedule'],
    why: 'thousands of branches are written out of a file, in few statements',
  },
];

/** Which modules' tables others read, and why; what a floor owns may be read by all above it. */
const readers: readonly { path: string; tables: readonly string[]; why: string }[] = [
  {
    path: 'reports/store/',
    tables: ['Record', 'RecordEvent', 'Run', 'Item'],
    why: 'figures are counted in the database, over everything that happened',
  },
  {
    path: 'day-book/store/',
    tables: ['Record', 'RecordEvent', 'Run', 'Tick'],
    why: 'the book of a day holds everything that happened, as it was written',
  },
  {
    path: 'operations/store/',
    tables: ['Secret', 'Trouble'],
    why: 'an operator looks after all of it: what is sealed, what waits, what is amiss',
  },
  {
    path: 'trial/story/',
    tables: ['Record', 'RecordEvent', 'Run', 'Shift'],
    why: 'what a story had come to is told again, and gone on with, after each start',
  },
];

interface Use {
  path: string;
  room: ReturnType<typeof roomOf>;
  table: string;
  does: 'reads' | 'writes';
}

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** What a source does with the tables: by statements of SQL, and by Prisma's methods. */
function usesIn(path: string, text: string): Use[] {
  const code = text.replace(comments, '');
  const found = (does: Use['does'], pattern: RegExp) =>
    [...code.matchAll(pattern)].map(([, name = '']) => ({
      does,
      table: name.replace(/^./, (a) => a.toUpperCase()),
    }));
  const all = [
    ...found('writes', /(?:INSERT\s+INTO|\bUPDATE|DELETE\s+FROM|TRUNCATE)\s+"([A-Z]\w*)"/g),
    ...found('writes', /\.(\w+)\s*\.(?:create|update|upsert|delete)\w*\(/g),
    ...found('reads', /(?:(?<!DELETE\s+)FROM|JOIN|USING)\s+"([A-Z]\w*)"/g),
    // The second and later of several tables, which have short names.
    ...found('reads', /,\s*"([A-Z]\w*)" \w+/g),
    ...found('reads', /\.(\w+)\s*\.(?:find|count|aggregate|groupBy)\w*\(/g),
  ];
  return all.filter(({ table }) => owners.has(table)).map((use) => ({ ...use, path, room: roomOf(path) }));
}

const uses = sources.flatMap(({ path, text }) => usesIn(path, text));

const isOwn = ({ room, table }: Use) => room.name === owners.get(table);
const isBelow = ({ room, table }: Use) => {
  const at = floors.indexOf(owners.get(table) ?? '');
  return at >= 0 && (!room.floor || at < floors.indexOf(room.name));
};
const isAllowed = (list: typeof readers) => (use: Use) =>
  list.some(({ path, tables }) => use.path.startsWith(path) && tables.includes(use.table));
const shown = (strays: readonly Use[]) =>
  [...new Set(strays.map(({ path, does, table }) => `${path} ${does} ${table}`))].sort();

it('what sources do with tables is found', () => {
  const done = (text: string) => usesIn('a.ts', text).map(({ does, table }) => `${does} ${table}`);
  expect(done('INSERT INTO "Run" (a) SELECT 1 FROM "Item" i, "Tick" t')).toEqual([
    'writes Run',
    'reads Item',
    'reads Tick',
  ]);
  expect(done('UPDATE "Run" SET a = 1 FROM b JOIN "Item" ON')).toEqual(['writes Run', 'reads Item']);
  expect(done('DELETE FROM "Run" USING "Item"')).toEqual(['writes Run', 'reads Item']);
  expect(done('await tx.ownList.createMany({})')).toEqual(['writes OwnList']);
  expect(done('await db.prisma.run\n  .findUnique({})')).toEqual(['reads Run']);
  expect(done('// DELETE FROM "Run"\nnames.find(one); "Run"')).toEqual([]);
});

describe('each table has one owner', () => {
  it('the owner is a module or a floor', () => {
    const rooms = [...modules, ...floors];
    expect([...owners].filter(([, owner]) => !rooms.includes(owner))).toEqual([]);
  });

  it('the owner uses it', () => {
    const left = [...owners.keys()].filter((table) => !uses.some((use) => use.table === table && isOwn(use)));
    expect(left).toEqual([]);
  });

  it('only the owner writes it', () => {
    const strays = uses.filter((use) => use.does === 'writes' && !isOwn(use) && !isAllowed(writers)(use));
    expect(shown(strays)).toEqual([]);
  });

  it('modules ask the owner for its rows, except for tables of the floors below them', () => {
    const strays = uses.filter(
      (use) => use.does === 'reads' && !isOwn(use) && !isBelow(use) && !isAllowed(readers)(use),
    );
    expect(shown(strays)).toEqual([]);
  });

  it('related tables have the same owner', () => {
    const bound = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(
      ([, table = '', columns = '']) =>
        [...columns.matchAll(/^ +\w+ +(\w+)/gm)].map(([, type = '']) => ({ table, type })),
    );
    const strays = bound.filter(
      ({ table, type }) => owners.has(type) && owners.get(type) !== owners.get(table),
    );
    expect(strays).toEqual([]);
  });
});

it('no exception outlives its reason', () => {
  const listed = [
    ...writers.map((one) => ({ ...one, does: 'writes' })),
    ...readers.map((one) => ({ ...one, does: 'reads' })),
  ];
  const dead = listed.flatMap(({ path, tables, does }) =>
    tables
      .filter(
        (table) => !uses.some((use) => use.does === does && use.table === table && use.path.startsWith(path)),
      )
      .map((table) => `${path} ${does} ${table}`),
  );
  expect(dead).toEqual([]);
});
