import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { schedule } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { openLog } from '../../../src/platform/log.js';
import type { BeatJob } from '../../../src/platform/schedule/beat.js';
import { createHeartbeat } from '../../../src/platform/schedule/heartbeat.js';
import { type LimitHandler, takeSteps } from '../../../src/platform/schedule/limits.js';
import { riverside, StoppedClock } from '../../bot.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

let database: TestDatabase;
let db: Db;
const clock = new StoppedClock('2026-11-16T02:00:00Z');
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), []);
  await saveBranches(db, [{ ...riverside, people: {} }], 'test', clock.now());
});
afterAll(() => database.close());

const heartbeat = (job: BeatJob) =>
  createHeartbeat({ ...schedule, db, clock, log: openLog('silent'), beats: [job], after: () => {} });

it('does work without an interval of its own on every beat, and repeats it while there is more to do', async () => {
  let left = 3;
  const { beat } = heartbeat({ name: 'many', run: async () => --left > 0 });
  await beat();
  expect(left).toBe(0);
  await beat();
  expect(left).toBe(-1);
});

it('does work with an interval of its own at that interval, and sooner after a failure', async () => {
  let count = 0;
  let fails = false;
  const { beat } = heartbeat({
    name: 'hourly',
    every: 60 * 60_000,
    async run() {
      count++;
      if (fails) throw new Error('not now');
      return false;
    },
  });
  await beat();
  clock.forward(59);
  await beat();
  expect(count).toBe(1);
  clock.forward(1);
  fails = true;
  await expect(beat()).rejects.toThrow('not now');
  fails = false;
  await beat();
  await beat();
  expect(count).toBe(3);
  // A clock that is set back keeps nobody waiting.
  clock.forward(-24 * 60);
  await beat();
  expect(count).toBe(4);
});

it('leaves a time limit with an unknown subject alone, and takes the steps of the others', async () => {
  const now = clock.now();
  const { id: branchId } = await db.prisma.branch.findFirstOrThrow();
  const limit = (subject: string, minutesAgo: number) => ({
    ...{ id: crypto.randomUUID(), branchId, subject, subjectId: crypto.randomUUID(), kind: 'parade' },
    ...{ name: 'march', step: 0, startedAt: now, dueAt: now },
    wakeAt: new Date(now.getTime() - minutesAgo * 60_000),
  });
  const [unknown, known] = [limit('balloon', 2), limit('parade', 1)];
  await db.prisma.clock.createMany({ data: [unknown, known] });
  const parades: LimitHandler = {
    subject: 'parade',
    lock: async () => {},
    take: async ({ running }) => ({ clock: { ...running, wakeAt: null, step: 1 }, messages: [] }),
  };
  await expect(takeSteps({ db, clock, limits: [parades] })).rejects.toMatchObject({
    errors: [{ what: 'clock', row: unknown.id }],
  });
  const rows = await db.prisma.clock.findMany({ where: { kind: 'parade' }, orderBy: { subject: 'asc' } });
  expect(rows.map(({ subject, step, wakeAt }) => [subject, step, wakeAt])).toEqual([
    ['balloon', 0, unknown.wakeAt],
    ['parade', 1, null],
  ]);
});
