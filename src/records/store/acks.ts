import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { int, rows, text } from '../../platform/database/query.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Calendar } from '../../platform/time/calendar.js';
import { DAY } from '../../platform/time/durations.js';
import { kindOf, kinds } from '../kinds/index.js';
import type { Kind } from '../rules/kind.js';
import { boundRoles, type Reading, readingOf } from '../rules/must-read.js';
import type { LobbyRecord } from '../rules/record.js';
import { toRecord } from './stored.js';

/** The kinds whose records must be read. */
const readKinds = (kinds as readonly Kind[]).filter(({ mustRead }) => mustRead);
export const mustReadKinds: readonly string[] = readKinds.map(({ name }) => name);

/** The longest time for newcomers, with two days added so that it is enough in every time zone. */
const OWED_FOR = (Math.max(...readKinds.map(({ mustRead }) => mustRead?.newcomers ?? 0)) + 2) * DAY;

/** Closed records logged before this time need not be read by anybody, newcomers included. */
export const owedSince = (now: Date): Date => new Date(now.getTime() - OWED_FOR);

/** Who has read records, and when: record id → person id → time. Records of kinds that need not be read are absent. */
export async function readersOf(
  db: { prisma: Pick<Tx, 'ack'> },
  records: readonly { id: string; kind: string }[],
): Promise<Map<string, Map<string, Date>>> {
  const ids = records.filter(({ kind }) => mustReadKinds.includes(kind)).map(({ id }) => id);
  const found = new Map<string, Map<string, Date>>();
  if (ids.length === 0) return found;
  const rows = await db.prisma.ack.findMany({ where: { recordId: { in: ids } }, orderBy: { at: 'asc' } });
  for (const { recordId, personId, at } of rows)
    found.set(recordId, (found.get(recordId) ?? new Map<string, Date>()).set(personId, at));
  return found;
}

const branchReading = z.object({ branch: text, number: int, read: int, of: int });
/** How many in a branch have read a record, or the branch's copy of it. */
export type BranchReading = z.infer<typeof branchReading>;

/** The reading of a record that went to several branches, by branch; where most are missing, first. */
export async function readingAcross(
  db: { prisma: Tx },
  record: Pick<LobbyRecord, 'id' | 'kind'>,
): Promise<BranchReading[]> {
  const held = [...boundRoles(kindOf(record.kind))];
  return rows(db.prisma, branchReading)`
    SELECT b."name" AS "branch", r."number", count(a."personId")::int AS "read", count(m."personId")::int AS "of"
    FROM "Record" r JOIN "Branch" b ON b."id" = r."branchId"
    LEFT JOIN LATERAL (
      SELECT DISTINCT "personId" FROM "Membership"
      WHERE "branchId" = r."branchId" AND "role" = ANY(${held}::text[]) AND "personId" <> r."reporterId"
    ) m ON true
    LEFT JOIN "Ack" a ON a."recordId" = r."id" AND a."personId" = m."personId"
    WHERE r."kind" = ${record.kind} AND (r."id" = ${record.id}::uuid OR r."parentId" = ${record.id}::uuid)
    GROUP BY r."id", b."name", r."number"
    ORDER BY count(m."personId") - count(a."personId") DESC, b."name", r."number"`;
}

/** Records in a branch that somebody has still to read, the oldest first. */
export async function notYetRead(
  db: { prisma: Tx },
  branchId: string,
  members: readonly Member[],
  moment: { calendar: Calendar; now: Date },
): Promise<{ record: LobbyRecord; reading: Reading }[]> {
  const rows = await db.prisma.record.findMany({
    where: {
      branchId,
      kind: { in: [...mustReadKinds] },
      OR: [{ closedAt: null }, { createdAt: { gt: owedSince(moment.now) } }],
    },
    orderBy: [{ createdAt: 'asc' }, { number: 'asc' }],
  });
  const readers = await readersOf(db, rows);
  return rows.map(toRecord).flatMap((record) => {
    const has = readers.get(record.id) ?? new Map<string, Date>();
    const reading = readingOf({ kind: kindOf(record.kind), record, readers: has }, members, moment);
    return reading?.unread.length ? [{ record, reading }] : [];
  });
}
