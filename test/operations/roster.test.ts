import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

let at: AtTerminal;
let file: string;
beforeAll(async () => {
  at = await sitAtTerminal();
  file = join(at.folder, 'roster.csv');
  await at.use(async (prisma) => {
    const entry = {
      timezone: 'Asia/Shanghai',
      language: 'en' as const,
      country: 'CN',
      hours: { thu: '09:00-17:00', fri: '09:00-17:00' },
      schedules: {},
    };
    const people = { U1AMY: ['staff' as const], U2BEN: ['staff' as const], U3HQ: ['hq' as const] };
    await saveBranches(
      { prisma, followers },
      [
        { ...entry, name: 'Riverside', channel: 'C01RIVER', people },
        { ...entry, name: 'Hill', channel: 'C02HILL', people: { U2BEN: ['rm'] } },
      ],
      'test',
      new Date('2026-11-16T02:00:00Z'),
    );
  });
});
afterAll(() => at.close());

const load = (...rows: string[]) => {
  writeFileSync(file, ['channel,date,post,shift,person', ...rows, ''].join('\n'));
  return at.lobby('roster', 'import', file);
};
const stands = () =>
  at.use(async (prisma) => {
    const rows = await prisma.shift.findMany({
      orderBy: [{ date: 'asc' }, { post: 'asc' }, { shift: 'asc' }],
    });
    const people = new Map((await prisma.person.findMany()).map(({ id, slackId }) => [id, slackId]));
    return rows.map(({ date, post, shift, personId }) => `${date} ${post} ${shift} ${people.get(personId)}`);
  });
const good = [
  'C01RIVER,2026-11-19,lobby,early,U1AMY',
  'C01RIVER,2026-11-19,lobby,late,U2BEN',
  'C01RIVER,2026-11-20,lobby,full,U1AMY',
  'C02HILL,2026-11-20,counter,full,U2BEN',
];

test('a file makes the days that it names; again it changes nothing', async () => {
  const { code, said } = await load(...good);
  expect(code).toBe(0);
  expect(said).toContain('Riverside (C01RIVER): 3 added, 0 taken off.');
  expect(said).toContain('note: Riverside, 2026-11-20: nobody in the lobby 12:00-14:00');
  expect(said).toContain('note: Hill, 2026-11-20: nobody in the lobby 09:00-17:00');
  expect(said).not.toContain('2026-11-19');
  const before = await stands();
  expect(before).toHaveLength(4);
  const again = await load(...good);
  expect(again.said).toContain('Riverside (C01RIVER): 0 added, 0 taken off.');
  expect(await stands()).toEqual(before);
  expect(await at.use((prisma) => prisma.auditEntry.count({ where: { action: 'roster.imported' } }))).toBe(2);
});

test('other days stay; whoever is no longer named is removed', async () => {
  const { said } = await load('C01RIVER,2026-11-19,lobby,full,U2BEN');
  expect(said).toContain('1 added, 2 taken off.');
  expect(await stands()).toEqual([
    '2026-11-19 lobby full U2BEN',
    '2026-11-20 counter full U2BEN',
    '2026-11-20 lobby full U1AMY',
  ]);
});

test('every error is reported with its line, and nothing is changed', async () => {
  const before = await stands();
  const shape = await load(good[0] ?? '', 'C01RIVER,2026-11-31,door,late,U2BEN');
  expect(shape.code).toBe(1);
  expect(shape.complained).toContain(`${file}:3: error: date must be a day`);
  expect(shape.complained).toContain(`${file}:3: error: post must be one of lobby, counter`);
  expect(shape.complained).toContain('2 errors; nothing was changed.');

  await at.use(async (prisma) => {
    const branch = await prisma.branch.findUniqueOrThrow({ where: { channel: 'C01RIVER' } });
    const { id } = await prisma.person.findUniqueOrThrow({ where: { slackId: 'U2BEN' } });
    const away = { kind: 'leave', state: 'approved', from: '2026-11-19', to: '2026-11-19' };
    await prisma.absence.create({
      data: { id: crypto.randomUUID(), branchId: branch.id, personId: id, askedAt: new Date(), ...away },
    });
  });
  const facts = await load(
    'C01RIVER,2026-11-20,lobby,full,U1AMY',
    'C01RIVER,2026-11-21,lobby,full,U1AMY',
    'C02HILL,2026-11-20,lobby,full,U1AMY',
    'C09NONE,2026-11-20,lobby,full,U1AMY',
    'C01RIVER,2026-11-19,lobby,full,U2BEN',
    'C01RIVER,2026-11-19,lobby,full,U3HQ',
  );
  expect(facts.code).toBe(1);
  expect(facts.complained.split('\n').map((line) => line.replace(`${file}:`, ''))).toEqual([
    '3: error: 2026-11-21 is a day on which Riverside is closed',
    '4: error: U1AMY is not on the list of Hill',
    '5: error: C09NONE is no branch',
    '6: error: U2BEN is away on 2026-11-19',
    '7: error: U3HQ is not on the list of Riverside',
    '5 errors; nothing was changed.',
  ]);
  expect(await stands()).toEqual(before);
});

test('a file may be in what spreadsheet programs of the place write', async () => {
  const words = ['channel;date;post;shift;person;备注', 'C01RIVER;2026-11-20;lobby;full;U1AMY;网点'].join(
    '\r\n',
  );
  const [before, after] = words.split('网点');
  writeFileSync(file, Buffer.from(`\uFEFF${words}`, 'utf16le'));
  expect((await at.lobby('roster', 'import', file)).code).toBe(0);
  const note = Buffer.from([0xb1, 0xb8, 0xd7, 0xa2]);
  const [head = '', rest = ''] = (before ?? '').split('备注');
  writeFileSync(file, Buffer.concat([Buffer.from(head), note, Buffer.from(`${rest}${after}`)]));
  expect((await at.lobby('roster', 'import', file)).complained).toContain('--encoding gb18030');
  expect((await at.lobby('roster', 'import', file, '--encoding', 'gb18030')).code).toBe(0);
  expect((await at.lobby('roster', 'import', file, '--encoding', 'latin1')).complained).toContain(
    'latin1 must be one of utf-8, utf-16, gb18030, big5.',
  );
});

test('a file that is not a table is refused', async () => {
  writeFileSync(file, Buffer.from([0xcd, 0xf8, 0xb5, 0xe3]));
  expect((await at.lobby('roster', 'import', file)).complained).toContain('not in UTF-8');
  expect((await at.lobby('roster', 'import', join(at.folder, 'none.csv'))).complained).toContain('no file');
});
