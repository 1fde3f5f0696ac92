import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { toRun } from '../../../src/checklists/store/runs.js';
import { followers } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { UnexpectedRow } from '../../../src/platform/database/query.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { branchOf } from '../../../src/platform/directory/store/branches.js';
import { membersOf, whoIs } from '../../../src/platform/directory/store/people.js';
import { changeRecord, openRecords } from '../../../src/records/store/records.js';
import { dutiesIn } from '../../../src/roster/store/roster.js';
import { saveSettings } from '../../../src/settings/store/settings.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const now = new Date('2026-11-23T02:00:00Z');
const branchId = crypto.randomUUID();
const amy = crypto.randomUUID();
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  await db.prisma.person.create({ data: { id: amy, slackId: 'U01AMY', name: 'Amy' } });
});
afterAll(() => database.close());

beforeEach(async () => {
  await db.prisma.branch.deleteMany();
  await db.prisma.branch.create({
    data: {
      ...{ id: branchId, channel: 'C01LOBBY', name: 'Nanshan', timezone: 'Asia/Shanghai', country: 'CN' },
      language: 'eo',
      hours: { mon: '09:00-17:00', tue: { from: 9, to: 17 } },
      settings: { currency: 'HKD', kindsOff: { all: true }, weather: ['rain'] },
    },
  });
});

it('a branch works with the settings that this version understands', async () => {
  const branch = await branchOf(db, branchId);
  expect(branch).toMatchObject({ language: 'en', hours: { mon: '09:00-17:00' } });
  expect(branch?.settings).toEqual({ currency: 'HKD', weather: ['rain'] });
  expect((await whoIs(db, 'U01AMY', 'C01LOBBY')).here).toEqual(branch);
});

it('a setting that only a newer version knows outlives the saving of another', async () => {
  const change = ({ settings }: { settings: object }) => ({
    ...{ settings: { ...settings, currency: 'CNY' }, page: 'branch', of: '', changed: ['currency'] },
  });
  await saveSettings({ db, branchId, actor: amy, key: null, now }, change);
  const { settings } = await db.prisma.branch.findUniqueOrThrow({ where: { id: branchId } });
  expect(settings).toEqual({ currency: 'CNY', weather: ['rain'] });
});

it('a role that only a newer version knows gives no rights, and takes none', async () => {
  const roles = ['staff', 'teller'];
  await db.prisma.membership.createMany({ data: roles.map((role) => ({ personId: amy, branchId, role })) });
  expect((await membersOf(db, branchId)).map((one) => one.roles)).toEqual([['staff']]);
  const standing = await whoIs(db, 'U01AMY', 'C01LOBBY');
  expect(standing.members.map((one) => one.roles)).toEqual([['staff']]);
  expect(standing.rolesIn(branchId)).toEqual(['staff']);
  await db.prisma.membership.deleteMany({ where: { role: 'staff' } });
  expect((await whoIs(db, 'U01AMY', 'C01LOBBY')).theirs).toEqual([]);
});

it('a record with a detail of a new sort is read without it, and not changed, since that would lose it', async () => {
  const id = crypto.randomUUID();
  await db.prisma.record.create({
    data: {
      ...{ id, branchId, kind: 'incident', number: 1, status: 'open', summary: 'dark', reporterId: amy },
      ...{ details: { place: 'hall', map: { x: 1 } }, createdAt: now, updatedAt: now },
    },
  });
  expect((await openRecords(db, { branchId })).map(({ details }) => details)).toEqual([{ place: 'hall' }]);
  const changed = changeRecord({ db, key: null, channel: 'C01LOBBY' }, id, (record) => ({
    ...{ record, events: [], secrets: {}, clocks: [], nudges: [], spawned: [] },
  }));
  await expect(changed).rejects.toThrow(UnexpectedRow);
  const { details } = await db.prisma.record.findUniqueOrThrow({ where: { id } });
  expect(details).toEqual({ place: 'hall', map: { x: 1 } });
});

it('a duty at a post that only a newer version knows leaves the others readable', async () => {
  const duty = { branchId, date: '2026-11-23', shift: 'full', personId: amy };
  await db.prisma.shift.createMany({ data: ['lobby', 'rooftop'].map((post) => ({ ...duty, post })) });
  expect((await dutiesIn(db, branchId, '2026-11-23', '2026-11-23')).map(({ post }) => post)).toEqual([
    'lobby',
  ]);
});

it('a posted list is read whatever a newer version has put into it', () => {
  const item = { groupText: '', text: 'Doors', note: null, by: null, at: null, actionId: null };
  const run = toRun({
    ...{ id: crypto.randomUUID(), branchId, list: 'opening', date: '2026-11-23', slot: '', recordId: null },
    ...{
      status: 'paused',
      version: 1,
      opensAt: now,
      dueAt: now,
      lateUntil: now,
      doneAt: null,
      seenAt: null,
      awayTo: null,
      burst: null,
      excuse: null,
    },
    ...{ rules: { title: 'Opening', owner: 'robot' }, signatures: [{ by: amy, at: now.toISOString() }] },
    items: [
      { asks: { type: 'drawing' }, optional: true, hint: 'left' },
      { asks: { type: 'count', max: 9 } },
      null,
    ].map((rule, position) => ({
      ...{ ...item, id: crypto.randomUUID(), runId: '', position, group: 'a', rule },
      ...{ state: 'skipped', value: null },
    })),
  });
  expect(run).toMatchObject({ status: 'open', rules: null, signatures: [{ by: amy, at: now }] });
  expect(run.items.map(({ rule, state }) => ({ rule, state }))).toEqual([
    {
      rule: { asks: { type: 'text', lines: 'many', max: 3000 }, optional: true, hint: 'left' },
      state: 'open',
    },
    { rule: { asks: { type: 'count', max: 9 } }, state: 'open' },
    { rule: null, state: 'open' },
  ]);
});
