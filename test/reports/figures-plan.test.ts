import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '../../src/platform/database/db.js';
import { Prisma } from '../../src/platform/database/generated/client.js';
import { weekly } from '../../src/reports/definitions/weekly.js';
import { countedBy } from '../../src/reports/rules/report.js';
import { figuresAmong } from '../../src/reports/store/figures/figures.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';

let db: TestDatabase;
const until = new Date('2026-11-20T09:45:00Z');
const from = new Date('2026-11-13T09:45:00Z');
const branchId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Two hundred branches of a year: enough for the database to prefer one way to another. */
beforeAll(async () => {
  db = await openTestDatabase();
  const branch = `('00000000-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid`;
  const at = `timestamptz '2026-11-20' - n * interval '20 minutes'`;
  await db.prisma.$executeRawUnsafe(`
    WITH logged AS (
      INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "summary", "reporterId", "createdAt", "updatedAt", "closedAt")
      SELECT gen_random_uuid(), ${branch}, (ARRAY['complaint', 'fault', 'flow', 'referral'])[1 + n % 4], n, 'new', 'something', gen_random_uuid(),
        ${at}, ${at}, CASE WHEN n % 50 > 0 THEN ${at} END
      FROM generate_series(1, 20000) n RETURNING "id", "branchId", "kind", "createdAt"
    )
    INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt")
    SELECT gen_random_uuid(), "branchId", 'record', "id", "kind", 'taken', "createdAt", "createdAt" FROM logged`);
  await db.prisma.$executeRawUnsafe(`
    INSERT INTO "Run" ("id", "branchId", "list", "date", "slot", "status", "opensAt", "dueAt", "lateUntil")
    SELECT gen_random_uuid(), ${branch}, 'opening', n::text, '', 'done', ${at}, ${at}, ${at} FROM generate_series(1, 20000) n`);
  for (const table of ['Record', 'Clock', 'Run', 'Item'])
    await db.prisma.$executeRawUnsafe(`ANALYZE "${table}"`);
});
afterAll(() => db.close());

it.each([1, 2, 10])(
  'the figures of %i of two hundred branches are looked up by branch, never table by table',
  async (count) => {
    const plan = await planOf(count);
    expect(plan).toContain('Record_branchId_createdAt_idx');
    expect(plan).toContain('Record_branchId_closedAt_createdAt_idx');
    expect(plan).toContain('Clock_branchId_dueAt_idx');
    expect(plan).toContain('Run_branchId_dueAt_idx');
    // Items are none, so their table is nothing to look through.
    expect(plan).not.toMatch(/Seq Scan on "(Record|Clock|Run)"/);
  },
);

/** How the database would carry out the statement that counts the week of so many branches. */
async function planOf(count: number): Promise<string> {
  const plan: string[] = [];
  const asked: Pick<Tx, '$queryRaw'> = {
    $queryRaw: (async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const rows = await db.prisma.$queryRaw<
        { 'QUERY PLAN': string }[]
      >`EXPLAIN ${Prisma.sql(strings, ...values)}`;
      plan.push(...rows.map((row) => row['QUERY PLAN']));
      return [{}];
    }) as Tx['$queryRaw'],
  };
  const places = Array.from({ length: count }, (_, number) => ({
    branchId: branchId(number),
    stretches: [{ from, until }],
  }));
  await figuresAmong({ prisma: asked as Tx }, countedBy(weekly), places);
  return plan.join('\n');
}
