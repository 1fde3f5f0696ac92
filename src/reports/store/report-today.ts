import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { toClock } from '../../platform/schedule/store/clocks.js';
import type { Clock } from '../../platform/time/clock.js';
import type { Period } from '../../platform/time/period.js';
import { isKind, kindOf, type LobbyRecord } from '../../records/module.js';
import { foundKey, type StillOpen, stillOpen, type Today } from '../rules/decisions.js';
import type { Pointers } from '../rules/report-figures.js';

/** Reads what of a report still holds today, so that no decision is asked for what is settled. */
export async function todayOf(
  { db, branch, now }: { db: { prisma: Tx }; branch: Branch; now: Date },
  { rankings, missed }: Pointers,
  records: readonly LobbyRecord[],
  period: Pick<Period, 'from' | 'to'>,
): Promise<Today> {
  const open = records.filter(({ closedAt, mergedId }) => !closedAt && !mergedId);
  const actions = !branch.settings.kindsOff?.includes('action');
  const [clocks, lists, findings, faults] = await Promise.all([
    clocksOf(db, open),
    onAmong(db, branch.id, new Set(missed.first.map(({ list }) => list))),
    actions ? lastFindings(db, branch.id, rankings.recurring ?? [], period) : [],
    actions ? lastFaults(db, branch.id, rankings.devices_down ?? [], period) : [],
  ]);
  const standing = open.flatMap((record): [string, StillOpen][] => {
    const still = isKind(record.kind)
      ? stillOpen(kindOf(record.kind), record, clocks.get(record.id) ?? [], branch)
      : null;
    return still ? [[record.id, still]] : [];
  });
  return {
    now,
    records: new Map(standing),
    lists,
    found: new Map([...findings, ...faults].map((one) => [foundKey(one), one.id])),
  };
}

async function clocksOf(db: { prisma: Tx }, records: readonly LobbyRecord[]): Promise<Map<string, Clock[]>> {
  const subjectId = { in: records.map(({ id }) => id) };
  const rows = records.length > 0 ? await db.prisma.clock.findMany({ where: { subjectId } }) : [];
  const clocks = new Map<string, Clock[]>();
  for (const row of rows) clocks.set(row.subjectId, [...(clocks.get(row.subjectId) ?? []), toClock(row)]);
  return clocks;
}

/** Those of the lists that are switched on. */
async function onAmong(
  db: { prisma: Tx },
  branchId: string,
  lists: ReadonlySet<string>,
): Promise<Set<string>> {
  if (lists.size === 0) return new Set();
  const off = await db.prisma.schedule.findMany({
    where: { branchId, name: { in: [...lists] }, enabled: false },
    select: { name: true },
  });
  const named = new Set(off.map(({ name }) => name));
  return new Set([...lists].filter((list) => !named.has(list)));
}

const foundRow = z.object({ id: uuid, what: text, list: text.nullable() });
type Found = z.infer<typeof foundRow>;

/** The last item of each recurring finding, except those against which a separate corrective action is open. */
async function lastFindings(
  db: { prisma: Tx },
  branchId: string,
  recurring: readonly { what: string }[],
  { from, to }: Pick<Period, 'from' | 'to'>,
): Promise<Found[]> {
  const lines = recurring.map(({ what }) => what);
  if (lines.length === 0) return [];
  return rows(db.prisma, foundRow)`
    WITH "found" AS (
      SELECT i."id", i."text" AS "what", u."list", i."actionId", u."dueAt" FROM "Run" u JOIN "Item" i ON i."runId" = u."id"
      WHERE u."branchId" = ${branchId}::uuid AND u."dueAt" >= ${from} AND u."dueAt" < ${to} AND u."recordId" IS NULL
        AND i."state" = 'finding' AND i."text" IN (${Prisma.join(lines)})
    )
    SELECT DISTINCT ON ("what", "list") "id"::text, "what", "list" FROM "found" WHERE NOT EXISTS (
      SELECT FROM "Record" r WHERE r."branchId" = ${branchId}::uuid AND r."kind" = 'action' AND r."closedAt" IS NULL
        AND r."createdAt" >= ${from} AND r."details"->>'source' = "found"."what"
        AND NOT EXISTS (SELECT FROM "found" one WHERE one."actionId" = r."id")
    ) ORDER BY "what", "list", "dueAt" DESC`;
}

/** The last fault of each device, except those against which a corrective action is open. */
async function lastFaults(
  db: { prisma: Tx },
  branchId: string,
  devices: readonly { what: string }[],
  { from, to }: Pick<Period, 'from' | 'to'>,
): Promise<Found[]> {
  const names = devices.map(({ what }) => what);
  if (names.length === 0) return [];
  return rows(db.prisma, foundRow)`
    SELECT DISTINCT ON ("what") r."id"::text, r."details"->>'device' AS "what", NULL AS "list" FROM "Record" r
    WHERE r."branchId" = ${branchId}::uuid AND r."kind" = 'fault' AND r."createdAt" >= ${from} AND r."createdAt" < ${to}
      AND r."mergedId" IS NULL AND r."details"->>'device' IN (${Prisma.join(names)}) AND NOT EXISTS (
        SELECT FROM "Record" a WHERE a."branchId" = ${branchId}::uuid AND a."kind" = 'action' AND a."closedAt" IS NULL
          AND a."details"->>'device' = r."details"->>'device'
      )
    ORDER BY "what", r."createdAt" DESC`;
}

/** A line of a checklist with a finding, and its branch; null where there is none. */
export async function findingAt(
  db: { prisma: Tx },
  id: string,
): Promise<{ branchId: string; list: string; text: string } | null> {
  const item = await db.prisma.item.findUnique({ where: { id }, include: { run: true } });
  return item && { branchId: item.run.branchId, list: item.run.list, text: item.text };
}
