import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { dbOf } from '../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { counting } from '../statements.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const now = new Date('2026-03-02T01:00:00Z');
const text = `branches:
  - name: Riverside
    channel: C01RIVER
    timezone: Asia/Shanghai
    language: zh-CN
    country: CN
    hours:
      mon: 09:00-17:00
      tue: 09:00-17:00
    people:
      U01AMY:
        - staff
        - rm
      U03HUA:
        - branch_head
    schedules:
      briefing: 30 8 * * *
      week: off
  - name: Hill
    channel: C02HILL
    timezone: Europe/London
    language: en
    country: GB
    hours:
      sat: 10:00-14:00
    people: {}
    schedules: {}
`;

let at: AtTerminal;
let file: string;
beforeAll(async () => {
  at = await sitAtTerminal();
  file = join(at.folder, 'branches.yaml');
  writeFileSync(file, text);
});
afterAll(() => at.close());

test('a dry run reports and changes nothing', async () => {
  const { code, said, complained } = await at.lobby('branches', 'import', file, '--dry-run');
  expect(code).toBe(0);
  expect(said).toMatch(
    /made {5}Riverside \(C01RIVER\)\nmade {5}Hill \(C02HILL\)\n2 made, 0 changed, 0 as they were\. This was/,
  );
  expect(complained).toMatch(/:19: note: C02HILL has no branch_head/);
  expect(await at.use((prisma) => prisma.branch.count())).toBe(0);
});

test('an import makes; again, it changes nothing; an export gives the same file', async () => {
  expect(await at.lobby('branches', 'import', file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('2 made'),
  });
  expect((await at.lobby('branches', 'import', file)).said).toBe('0 made, 0 changed, 2 as they were.');
  expect((await at.lobby('branches', 'export')).said).toBe(text.trimEnd());
  const copy = join(at.folder, 'copy.yml');
  expect((await at.lobby('branches', 'export', copy)).said).toBe(`Wrote 2 branches to ${copy}.`);
  expect(readFileSync(copy, 'utf8')).toBe(text);
});

test('a change is recorded with its facts, and keeps what was set in Slack', async () => {
  await at.use(async (prisma) => {
    await prisma.branch.update({ where: { channel: 'C01RIVER' }, data: { settings: { currency: 'CNY' } } });
    const { id } = await prisma.branch.findUniqueOrThrow({ where: { channel: 'C01RIVER' } });
    const coming = new Date(Date.now() + 86_400_000);
    const gone = new Date(Date.now() - 86_400_000);
    const row = { branchId: id, name: 'briefing', slot: '08:30', cutoffAt: coming };
    await prisma.occurrence.createMany({
      data: [
        { ...row, id: crypto.randomUUID(), date: '1', dueAt: coming },
        { ...row, id: crypto.randomUUID(), date: '2', dueAt: coming, state: 'skipped', reason: 'weekend' },
        { ...row, id: crypto.randomUUID(), date: '3', dueAt: gone, state: 'done' },
      ],
    });
  });
  writeFileSync(
    file,
    text.replace('mon: 09:00', 'mon: 08:00').replace('        - rm\n', '').replace('U03HUA', 'U04LI'),
  );
  expect((await at.lobby('branches', 'import', file)).said).toBe(
    'changed  Riverside (C01RIVER): hours, people\n0 made, 1 changed, 1 as they were.',
  );
  await at.use(async (prisma) => {
    const branch = await prisma.branch.findUniqueOrThrow({
      where: { channel: 'C01RIVER' },
      include: { memberships: { include: { person: true } }, schedules: true },
    });
    expect(branch).toMatchObject({ settings: { currency: 'CNY' }, hours: { mon: '08:00-17:00' } });
    expect(branch.memberships.map(({ person, role }) => `${person.slackId} ${role}`).sort()).toEqual([
      'U01AMY staff',
      'U04LI branch_head',
    ]);
    expect(branch.schedules.find(({ name }) => name === 'week')).toMatchObject({ enabled: false });
    expect((await prisma.occurrence.findMany()).map(({ date }) => date)).toEqual(['3']);
    expect(await prisma.auditEntry.count({ where: { chain: branch.id, action: 'branch.saved' } })).toBe(2);
  });
});

test('a routine that is switched off keeps its time', async () => {
  await at.use((prisma) =>
    prisma.schedule.updateMany({ where: { name: 'briefing' }, data: { enabled: false, cron: '15 8 * * *' } }),
  );
  const { said } = await at.lobby('branches', 'export');
  expect(said).toContain('briefing: off');
  writeFileSync(file, said);
  expect((await at.lobby('branches', 'import', file)).said).toContain('0 changed');
  const rows = await at.use((prisma) => prisma.schedule.findMany({ where: { name: 'briefing' } }));
  expect(rows).toMatchObject([{ enabled: false, cron: '15 8 * * *' }]);
});

test('a file with errors changes nothing, and every error is reported', async () => {
  const { said: before } = await at.lobby('branches', 'export');
  writeFileSync(
    file,
    text.replace('Riverside', 'Lakeside').replace('country: CN', 'country: XX').replace('U03HUA', 'hua'),
  );
  const { code, complained } = await at.lobby('branches', 'import', file);
  expect(code).toBe(1);
  expect(complained).toMatch(
    /^.*branches\.yaml:6: error: C01RIVER country "XX" is no country.*\n.*branches\.yaml:14: error: C01RIVER people\.hua is no user id.*\n2 errors; nothing was changed\.$/,
  );
  expect((await at.lobby('branches', 'export')).said).toBe(before);
});

test.each([
  ['a file that is not there', 'nowhere.yaml', /^There is no file .*nowhere\.yaml\.$/],
  ['another kind of file', 'branches.xlsx', /must end in \.yaml/],
  ['another alphabet', 'gbk.csv', /gbk\.csv is not in UTF-8\. In a spreadsheet.*--encoding gb18030/],
  ['a folder', 'folder.yaml', /^That is a folder/],
])('%s is refused in a sentence', async (_name, name, words) => {
  writeFileSync(join(at.folder, 'gbk.csv'), Buffer.from([0xcd, 0xf8, 0xb5, 0xe3]));
  mkdirSync(join(at.folder, 'folder.yaml'), { recursive: true });
  const { code, complained } = await at.lobby('branches', 'import', join(at.folder, name));
  expect(code).toBe(1);
  expect(complained).toMatch(words);
});

test('two thousand branches are created, changed and left alone, hundreds per statement', async () => {
  const entries = Array.from({ length: 2_000 }, (_, index) => ({
    name: `Branch ${index}`,
    channel: `C9${String(index).padStart(8, '0')}`,
    timezone: 'Asia/Shanghai',
    language: 'zh-CN' as const,
    country: 'CN',
    hours: { mon: '09:00-17:00' },
    people: {
      [`U${index}A`]: ['staff' as const, 'rm' as const],
      [`U${index}B`]: ['branch_head' as const],
      U0HQ: ['hq' as const],
    },
    schedules: { briefing: '30 8 * * *' },
  }));
  await at.use(async (prisma) => {
    const db = dbOf(
      { prisma, ask: () => Promise.reject(new Error('asked past Prisma')) },
      createSeal(makeKey()),
      followers,
    );
    const counted = counting(db);
    expect(await saveBranches(counted.db, entries, 'test', now)).toEqual({ made: 2_000, changed: 0 });
    expect(await saveBranches(counted.db, entries, 'test', now)).toEqual({ made: 0, changed: 2_000 });
    // Some twenty for each five hundred branches.
    expect(counted.statements()).toBeLessThan(2 * 4 * 20);
  });
}, 90_000);
