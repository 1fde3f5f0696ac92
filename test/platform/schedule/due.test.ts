import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { followers, modules } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { settleDue } from '../../../src/platform/schedule/due.js';
import { createRoutines, type Routine } from '../../../src/platform/schedule/routine.js';
import { riverside } from '../../bot.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const now = new Date('2026-11-16T00:20:00Z');
const count = 130;
let database: TestDatabase;
let db: Db;
let ids: string[];
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  const entries = Array.from({ length: count }, (_, at) => ({
    ...riverside,
    channel: `C0DUE${at}`,
    name: `Due ${at}`,
    people: {},
  }));
  await saveBranches(db, entries, 'test', now);
  ids = (await db.prisma.branch.findMany({ orderBy: { createdAt: 'asc' } })).map(({ id }) => id);
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.prisma.occurrence.deleteMany();
  await db.prisma.run.deleteMany();
  await db.prisma.outbox.deleteMany();
});

const due = (name: string, branchIds: readonly string[]) =>
  db.prisma.occurrence.createMany({
    data: branchIds.map((branchId) => ({
      id: crypto.randomUUID(),
      branchId,
      name,
      date: '2026-11-16',
      slot: '08:15',
      dueAt: new Date(now.getTime() - 60_000),
      cutoffAt: new Date(now.getTime() + 60 * 60_000),
    })),
  });
const states = async () => {
  const rows = await db.prisma.occurrence.groupBy({ by: ['name', 'state'], _count: true });
  return Object.fromEntries(rows.map(({ name, state, _count }) => [`${name} ${state}`, _count]));
};
const at = (then: Date, changed: (routine: Routine) => Routine = (routine) => routine) => ({
  db,
  clock: { now: () => then },
  routines: createRoutines(
    modules.map((module) => ({ ...module, routines: module.routines?.map(changed) ?? [] })),
  ),
});

it('is carried out in batches of a hundred, each item once', async () => {
  await due('briefing', ids);
  await due('opening', ids);
  await settleDue(at(now));
  expect(await states()).toEqual({ 'briefing done': count, 'opening done': count });
  expect(await db.prisma.run.count()).toBe(count);
  expect(await db.prisma.outbox.count({ where: { view: 'briefing' } })).toBe(count);
  expect(await db.prisma.clock.count({ where: { subject: 'run' } })).toBe(count);
});

it('goes on past an item that cannot be carried out, which is logged, tried again, and expires', async () => {
  await due('opening', ids);
  const [broken = ''] = ids.slice(50);
  const failing = (routine: Routine): Routine => ({
    ...routine,
    async carryOut(context, all) {
      const carried = await routine.carryOut(context, all);
      if (all.some(({ branch }) => branch.id === broken)) throw new Error('no words');
      return carried;
    },
  });
  await expect(settleDue(at(now, failing))).rejects.toMatchObject({
    errors: [{ message: `opening of 2026-11-16 for ${broken}` }],
  });
  expect(await states()).toEqual({ 'opening done': count - 1, 'opening planned': 1 });
  await settleDue(at(now));
  expect(await states()).toEqual({ 'opening done': count });
});

it('is left to a newer version where this one does not know it, until it is too late', async () => {
  await due('parade', ids.slice(0, 2));
  await due('briefing', ids.slice(0, 2));
  await settleDue(at(now));
  expect(await states()).toEqual({ 'briefing done': 2, 'parade planned': 2 });
  await settleDue(at(new Date(now.getTime() + 2 * 60 * 60_000)));
  expect(await states()).toEqual({ 'briefing done': 2, 'parade expired': 2 });
});
