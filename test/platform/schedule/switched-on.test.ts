import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryOf } from '../../../src/branches/store/entries.js';
import { saveBranches } from '../../../src/branches/store/save.js';
import { firePatrol } from '../../../src/checklists/lists/fire_patrol.js';
import { followers, schedule } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import type { BranchEntry } from '../../../src/platform/directory/branch.js';
import { branchIn } from '../../../src/platform/directory/store/branches.js';
import { planAll } from '../../../src/platform/schedule/plan.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

// Monday, before the doors open in Shanghai; it is planned two days ahead.
const now = new Date('2026-11-15T22:00:00Z');
const riverside: BranchEntry = {
  name: 'Riverside',
  channel: 'C0123456789',
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  country: 'CN',
  hours: { mon: '09:00-17:00', tue: '09:00-17:00' },
  people: {},
  schedules: {},
};
let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
});
afterAll(() => database.close());

/** Saves the branch with these schedules and plans it. @returns what is planned of Monday, by routine */
async function planned(schedules: BranchEntry['schedules']): Promise<Record<string, string[]>> {
  await saveBranches(db, [{ ...riverside, schedules }], 'test', now);
  await planAll({ db, clock: { now: () => now }, ...schedule });
  const rows = await db.prisma.occurrence.findMany({
    where: { date: '2026-11-16', state: 'planned' },
    orderBy: { dueAt: 'asc' },
  });
  const names = new Set(rows.map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => [name, rows.filter((row) => row.name === name).map(({ slot }) => slot)]),
  );
}

it('never leaves more than two hours between two rounds that are made in time', () => {
  expect(firePatrol.timing.every + firePatrol.due).toBeLessThanOrEqual(120);
});

const shipped = ['10:30', '12:00', '13:30', '15:00', '16:30'];

it('is not planned by default, unlike every other routine', async () => {
  const routines = await planned({});
  expect(routines).not.toHaveProperty('fire_patrol');
  expect(routines.morning_patrol).toEqual(['10:00']);
});

it('is planned at the shipped times where it is switched on, and not any more where it is off', async () => {
  expect(await planned({ fire_patrol: 'on' })).toMatchObject({ fire_patrol: shipped });
  expect(await planned({ fire_patrol: 'off' })).not.toHaveProperty('fire_patrol');
  expect(await planned({ fire_patrol: 'on', morning_patrol: 'off' })).toMatchObject({ fire_patrol: shipped });
});

it('is planned at the times of the branch where it has some; switching it on restores the shipped ones', async () => {
  expect(await planned({ fire_patrol: '0 11,13 * * *' })).toMatchObject({ fire_patrol: ['11:00', '13:00'] });
  expect(await planned({ morning_patrol: '15 9 * * *' })).toMatchObject({ morning_patrol: ['09:15'] });
  expect(await planned({ fire_patrol: 'on', morning_patrol: 'on' })).toMatchObject({
    fire_patrol: shipped,
    morning_patrol: ['10:00'],
  });
});

it('is exported as it was set', async () => {
  const schedules = { fire_patrol: 'on', week: 'off', briefing: '30 8 * * *' };
  await planned(schedules);
  const branch = await branchIn(db, riverside.channel);
  if (!branch) throw new Error('the branch was not saved');
  expect((await entryOf(db, branch)).schedules).toEqual(schedules);
});
