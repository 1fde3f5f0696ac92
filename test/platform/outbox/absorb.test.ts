import { setImmediate as letOthersGo } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { followers } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { batchPending, type Part } from '../../../src/platform/outbox/store/batch.js';
import {
  claim,
  markSending,
  type OutboxRow,
  reclaim,
  settle,
} from '../../../src/platform/outbox/store/outbox.js';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
});
afterAll(() => database.close());

const views = ['nudge', 'reminders'];
const people = ['one', 'two', 'three'].map((name) => `person:${name}`);
const now = new Date('2026-11-16T02:00:00Z');
/** Chance that repeats itself. */
const chances = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** One sender: takes rows, puts together, and dies at one of the moments at which it can. */
async function sender(owner: string, chance: () => number, sent: string[][]): Promise<void> {
  for (let turn = 0; turn < 1_000; turn++) {
    await reclaim(db);
    const rows = await claim(db, { owner, now, limit: 1, busy: [], pace: null });
    for (const row of rows) await sendOne(row, chance, sent);
    if (rows.length > 0) continue;
    if ((await db.prisma.outbox.count({ where: { state: { in: ['planned', 'claimed'] } } })) === 0) return;
    await letOthersGo();
  }
  throw new Error('it never came to an end');
}

async function sendOne(row: OutboxRow, chance: () => number, sent: string[][]): Promise<void> {
  const dies = async (id: string) => {
    if (chance() > 0.3) return false;
    const leaseUntil = new Date(Date.now() - 1000);
    await db.prisma.outbox.updateMany({ where: { id, state: 'claimed' }, data: { leaseUntil } });
    return true;
  };
  if (await dies(row.id)) return;
  const made = await batchPending({ db, now }, row, views, 'reminders');
  const whole = made?.row ?? row;
  // Whoever lost the lease in between may not send.
  if ((await dies(whole.id)) || !(await markSending(db, whole))) return;
  const parts = whole.args.parts as Part[] | undefined;
  sent.push(parts?.map(({ subject }) => subject) ?? [whole.subject]);
  await settle(db, { row: whole, as: 'sent' }, {}, now);
}

it('loses nothing and sends nothing twice, even where processes claim at once and die', async () => {
  const subjects = people.flatMap((target) =>
    Array.from({ length: 40 }, (_, place) => ({ target, subject: `${target}/${place}` })),
  );
  const says = subjects.map((say) => ({ ...say, view: 'nudge', args: { why: 'remind' } }));
  const sent: string[][] = [];
  const later = says.splice(60);
  await queueNow(db, says, null, now);
  await Promise.all([
    ...[1, 2, 3, 4].map((seed) => sender(`sender ${seed}`, chances(seed), sent)),
    (async () => {
      for (const say of later) await queueNow(db, [say], null, now);
    })(),
  ]);
  // What was queued when the senders had already gone home.
  await sender('last', chances(5), sent);
  expect(sent.flat().sort()).toEqual(subjects.map(({ subject }) => subject).sort());
  expect(sent.every((parts) => new Set(parts.map((subject) => subject.split('/')[0])).size === 1)).toBe(true);
  expect(sent.some((parts) => parts.length > 1)).toBe(true);
});
