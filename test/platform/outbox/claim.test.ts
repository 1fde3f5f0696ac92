import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { followers } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { claim } from '../../../src/platform/outbox/store/outbox.js';
import { POSTING, slowDown, turnToEdit } from '../../../src/platform/outbox/store/pace.js';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { riverside } from '../../bot.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const now = new Date('2026-11-16T02:00:00Z');
const many = 60;
let database: TestDatabase;
let db: Db;
let branches: string[];
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  const entries = ['C0ONE', 'C0TWO'].map((channel) => ({ ...riverside, channel, name: channel, people: {} }));
  await saveBranches(db, entries, 'test', now);
  branches = (await db.prisma.branch.findMany({ orderBy: { channel: 'asc' } })).map(({ id }) => id);
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.prisma.outbox.deleteMany();
  await db.prisma
    .$executeRaw`UPDATE "Pace" SET "nextAt" = now(), "pausedUntil" = now(), "share" = 1, "raisedAt" = now()`;
});

const say = (branch: number, targets: readonly string[], priority = 5) =>
  queueNow(
    db,
    targets.map((target) => ({ view: 'briefing', subject: `${target}/today`, target, priority })),
    branches[branch] ?? '',
    now,
  );
const targets = (name: string, count: number) => Array.from({ length: count }, (_, at) => `C0${name}${at}`);
const take = async (limit: number, everyMs: number | null = null, owner = 'one') =>
  (
    await claim(db, {
      owner,
      now,
      limit,
      busy: [],
      pace: everyMs === null ? null : { everyMs, unused: 0 },
    })
  ).map(({ target }) => target);

describe('what is claimed', () => {
  it('is taken from each branch in turn, however many messages one has', async () => {
    await say(0, targets('LOUD', many));
    await say(1, ['C0QUIET']);
    expect(await take(4)).toContain('C0QUIET');
  });

  it('is the most urgent first, whatever its branch', async () => {
    await say(0, targets('CALM', many));
    await say(0, ['C0FIRE'], 1);
    expect(await take(1)).toEqual(['C0FIRE']);
  });

  it('holds at most one message per conversation, in order, whoever claims', async () => {
    await say(0, ['C0SAME']);
    await queueNow(
      db,
      [{ view: 'briefing', subject: 'C0SAME/tomorrow', target: 'C0SAME' }],
      branches[0] ?? '',
      now,
    );
    expect(await take(9)).toEqual(['C0SAME']);
    expect(await take(9, null, 'two')).toEqual([]);
  });
});

describe('the pace', () => {
  it('is shared by all processes', async () => {
    const everyMs = 100;
    await say(0, targets('LOUD', many));
    let taken = 0;
    let went = 0;
    const next = async () => {
      const [row] = await db.prisma.$queryRaw<{ at: number; early: boolean }[]>`
        SELECT extract(epoch FROM "nextAt")::float8 * 1000 AS "at", "nextAt" > clock_timestamp() AS "early"
        FROM "Pace" WHERE "method" = ${POSTING}`;
      expect(row?.early).toBe(false);
      return row?.at ?? 0;
    };
    for (let round = 0; round < 4; round++) {
      // So much time goes by, for all of them.
      await db.prisma
        .$executeRaw`UPDATE "Pace" SET "nextAt" = "nextAt" - interval '1 second' WHERE "method" = ${POSTING}`;
      const from = await next();
      taken += (await take(many, everyMs, 'one')).length + (await take(many, everyMs, 'two')).length;
      went += (await next()) - from;
    }
    // Each used a turn of its own, whoever took it, and none was taken before its time.
    expect(taken * everyMs).toBeLessThanOrEqual(Math.round(went));
    expect(taken).toBeGreaterThan(4);
  });

  it('is not used up by turns that are returned', async () => {
    await say(0, targets('LOUD', many));
    await take(many, 1_000);
    const asked = { owner: 'one', now, limit: 9, busy: [] };
    expect(await claim(db, { ...asked, pace: { everyMs: 60_000, unused: 0 } })).toHaveLength(0);
    expect(await claim(db, { ...asked, pace: { everyMs: 60_000, unused: 2 } })).toHaveLength(2);
  });

  it('pauses for all processes where Slack asks for it, and is slower afterwards, once for each pause', async () => {
    const share = async () => (await db.prisma.pace.findUniqueOrThrow({ where: { method: POSTING } })).share;
    await say(0, targets('LOUD', many));
    await slowDown(db, POSTING, 30);
    await slowDown(db, POSTING, 30);
    expect(await share()).toBeCloseTo(0.85);
    expect(await take(many, 1, 'two')).toEqual([]);
    await db.prisma.$executeRaw`
      UPDATE "Pace" SET "pausedUntil" = now(), "raisedAt" = now() - interval '2 minutes' WHERE "method" = ${POSTING}`;
    expect(await take(1, 1)).toHaveLength(1);
    expect(await share()).toBeCloseTo(0.85 * 1.05);
  });

  it('allows a few edits in a row, and gives the next one a time to wait for', async () => {
    const waits: number[] = [];
    for (let edit = 0; edit < 6; edit++) waits.push(await turnToEdit(db, 60_000, 3));
    expect(waits.slice(0, 1)).toEqual([0]);
    expect(waits.at(-1)).toBeGreaterThan(60_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });
});
