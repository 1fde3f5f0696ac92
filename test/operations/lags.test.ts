import { afterAll, beforeAll, expect, test } from 'vitest';
import { followers } from '../../src/modules.js';
import { lagsOf } from '../../src/operations/store/lags.js';
import { refusing } from '../../src/outages/store/trouble.js';
import { dbOf } from '../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';

/** Enough that a scan of the whole table would show, few enough to be made in a moment. */
const settled = 20_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  const { prisma } = database;
  await prisma.$executeRaw`
    INSERT INTO "Outbox" ("id", "view", "subject", "target", "state", "notBefore", "settledAt", "error")
    SELECT gen_random_uuid(), 'record', gen_random_uuid()::text, 'C' || (n % 1000), 'sent', now() - n * interval '1 second', now(),
      CASE WHEN n % 50 = 0 THEN 'not_in_channel' END
    FROM generate_series(1, ${settled}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO "Outbox" ("id", "view", "subject", "target", "state", "notBefore", "error")
    SELECT gen_random_uuid(), 'record', gen_random_uuid()::text, 'C' || n, 'planned', now() - n * interval '1 second', 'ratelimited'
    FROM generate_series(1, 20) AS n`;
  await prisma.$executeRaw`
    INSERT INTO "Occurrence" ("id", "branchId", "name", "date", "slot", "dueAt", "cutoffAt", "state")
    SELECT gen_random_uuid(), gen_random_uuid(), 'briefing', '2026-01-01', n::text, now() - n * interval '1 second', now(), 'done'
    FROM generate_series(1, ${settled}::int) AS n`;
  await prisma.$executeRaw`ANALYZE "Outbox"`;
  await prisma.$executeRaw`ANALYZE "Occurrence"`;
});
afterAll(() => database.close());

/** The plans of the statements that a piece of work sends, as the database explains them. */
async function plansOf(work: (db: ReturnType<typeof dbOf>) => Promise<unknown>): Promise<string[]> {
  const db = dbOf(database, createSeal(makeKey()), followers);
  const plans: string[] = [];
  const explaining = new Proxy(db.prisma, {
    get: (target, name) =>
      name === '$queryRaw'
        ? async (strings: TemplateStringsArray, ...values: unknown[]) => {
            const explained = Object.assign([`EXPLAIN ${strings[0]}`, ...strings.slice(1)], {
              raw: strings.raw,
            });
            const rows = await target.$queryRaw<Record<string, string>[]>(
              explained as unknown as TemplateStringsArray,
              ...values,
            );
            plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
            return [];
          }
        : Reflect.get(target, name),
  });
  await work({ ...db, prisma: explaining });
  return plans;
}

test.each([
  ['the metrics', (db: ReturnType<typeof dbOf>) => lagsOf(db, new Date())],
  ['the look for troubles', (db: ReturnType<typeof dbOf>) => refusing(db, new Date())],
])('%s: what is settled is never looked at', async (_, work) => {
  const plans = await plansOf(work);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on "(Outbox|Occurrence)"/);
});

test('those that wait are found among very many settled ones', async () => {
  const lags = await lagsOf(dbOf(database, createSeal(makeKey()), followers), new Date());
  expect(lags.outbox).toMatchObject([{ state: 'planned', count: 20 }]);
  expect(lags.retrying).toEqual([{ code: 'ratelimited', count: 20 }]);
  expect(lags.dueSince).toBeNull();
});
