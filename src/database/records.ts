import type { Values } from '../domain/field.js';
import { kindOf, kinds } from '../domain/records/index.js';
import { code } from '../domain/records/kind.js';
import type { Change, Clock, LobbyRecord, RecordEvent } from '../domain/records/record.js';
import { Refusal } from '../domain/records/record.js';
import type { Db, Tx } from './db.js';
import {
  type Clock as ClockRow,
  type RecordEvent as EventRow,
  Prisma,
  type Record as Row,
} from './generated/client.js';
import { audit, once, writeChanged, writeNew } from './write.js';

export const toRecord = (row: Row): LobbyRecord => ({ ...row, details: row.details as Values });
export const toClock = ({ id, name, startedAt, dueAt, wakeAt, step, stoppedAt }: ClockRow): Clock => ({
  id,
  name,
  startedAt,
  dueAt,
  wakeAt,
  step,
  stoppedAt,
});
const toEvent = (row: EventRow): RecordEvent => ({
  id: row.id,
  at: row.at,
  actorId: row.actorId,
  type: row.type as RecordEvent['type'],
  data: row.data as Record<string, unknown>,
});

/**
 * Saves a new record with everything that must be posted about it. One statement, one round trip.
 * @param key of the delivery that asked for it. @throws AlreadyDone with the id of the record it made then.
 */
export async function saveNew(
  db: Db,
  change: Change,
  channel: string,
  key: string | null,
): Promise<LobbyRecord> {
  const number =
    change.spawned.length === 0
      ? await writeNew(db, db.prisma, change, channel, key)
      : await db.prisma.$transaction((tx) => writeNew(db, tx, change, channel, key));
  return { ...change.record, number };
}

/**
 * Carries out a deed on a record as it stands now, holding its lock, so that two people who press at once come one
 * after the other.
 * @param decide a rule of the domain; what it throws is thrown on, and nothing is written. null: nothing to do.
 * @throws Refusal `gone` where there is no such record; AlreadyDone.
 */
export async function changeRecord(
  db: Db,
  id: string,
  key: string | null,
  channel: string,
  decide: (record: LobbyRecord, clocks: Clock[]) => Change | null,
): Promise<LobbyRecord> {
  return db.prisma.$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<Row[]>`SELECT * FROM "Record" WHERE "id" = ${id}::uuid FOR UPDATE`;
    if (!locked) throw new Refusal('gone');
    const clocks = await tx.clock.findMany({ where: { subjectId: id } });
    await once(tx, key, id);
    const change = decide(toRecord(locked), clocks.map(toClock));
    if (!change) return toRecord(locked);
    await writeChanged(db, tx, change, channel);
    return change.record;
  });
}

export async function recordOf(db: { prisma: Tx }, id: string): Promise<LobbyRecord | null> {
  const row = await db.prisma.record.findUnique({ where: { id } });
  return row && toRecord(row);
}

export async function eventOf(
  db: { prisma: Tx },
  id: string,
): Promise<(RecordEvent & { recordId: string }) | null> {
  const row = await db.prisma.recordEvent.findUnique({ where: { id } });
  return row && { ...toEvent(row), recordId: row.recordId };
}

/** Opens the private fields of a record; the look is in the audit trail before anything is shown. */
export async function reveal(
  db: Db,
  record: LobbyRecord,
  actor: string,
  now: Date,
): Promise<Record<string, string>> {
  return db.prisma.$transaction(async (tx) => {
    await audit(tx, record.branchId, now, [
      { actor, action: `${record.kind}.looked`, subject: record.id, data: {} },
    ]);
    const rows = await tx.secret.findMany({ where: { recordId: record.id }, orderBy: { field: 'asc' } });
    return Object.fromEntries(
      rows.map(({ field, sealed }) => [field, db.seal.open(sealed, `${record.id}/${field}`)]),
    );
  });
}

export interface Sought {
  branchId: string;
  kind?: string | undefined;
  ownerId?: string | undefined;
  open?: boolean | undefined;
  /** A number such as INC-12, or words of the summary. */
  text?: string | undefined;
}

/** What `/lobby list`, `find` and `my` show, a page at a time: open ones first, those due soonest on top, then the newest. */
export async function seek(
  db: Db,
  sought: Sought,
  page: { skip: number; take: number },
): Promise<{ records: (LobbyRecord & { dueAt: Date | null })[]; more: boolean }> {
  const rows = await db.prisma.$queryRaw<(Row & { dueAt: Date | null })[]>`
    SELECT r.*, due."at" AS "dueAt" FROM "Record" r
    LEFT JOIN LATERAL (
      SELECT min("dueAt") AS "at" FROM "Clock" c WHERE c."subjectId" = r."id" AND c."stoppedAt" IS NULL
    ) due ON r."closedAt" IS NULL
    WHERE ${where(sought)}
    ORDER BY r."closedAt" IS NOT NULL, due."at" NULLS LAST, r."createdAt" DESC, r."id"
    LIMIT ${page.take + 1} OFFSET ${page.skip}`;
  return {
    records: rows.slice(0, page.take).map(({ dueAt, ...row }) => ({ ...toRecord(row), dueAt })),
    more: rows.length > page.take,
  };
}

function where({ branchId, kind, ownerId, open, text }: Sought): Prisma.Sql {
  const number = text ? readCode(text) : null;
  const words = text && !number ? text.trim().split(/\s+/) : [];
  return Prisma.join(
    [
      Prisma.sql`r."branchId" = ${branchId}::uuid`,
      ...(kind ? [Prisma.sql`r."kind" = ${kind}`] : []),
      ...(ownerId ? [Prisma.sql`r."ownerId" = ${ownerId}::uuid`] : []),
      ...(open ? [Prisma.sql`r."closedAt" IS NULL`] : []),
      ...(number ? [Prisma.sql`r."kind" = ${number.kind} AND r."number" = ${number.number}`] : []),
      ...words.map((word) => Prisma.sql`r."summary" ILIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ],
    ' AND ',
  );
}

/** `INC-0042`, `inc 42` → the kind and the number. */
export function readCode(text: string): { kind: string; number: number } | null {
  const found = /^\s*([a-z]{3})[\s-]*0*(\d{1,9})\s*$/i.exec(text.normalize('NFKC'));
  const kind = kinds.find(({ prefix }) => prefix === found?.[1]?.toUpperCase());
  return kind && found ? { kind: kind.name, number: Number(found[2]) } : null;
}

export const codeOf = (record: Pick<LobbyRecord, 'kind' | 'number'>) =>
  code(kindOf(record.kind), record.number);

/** The nearest running limit of each record. */
export async function dueTimes(db: Db, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db.prisma.clock.groupBy({
    by: ['subjectId'],
    where: { subjectId: { in: [...ids] }, stoppedAt: null },
    _min: { dueAt: true },
  });
  return new Map(
    rows.flatMap(({ subjectId, _min }) => (_min.dueAt ? [[subjectId, _min.dueAt] as const] : [])),
  );
}

/**
 * The how-manieth a record is among those of its branch and kind that share a field's value and were logged in the
 * hours up to it.
 */
export async function rankAmong(
  db: { prisma: Tx },
  record: LobbyRecord,
  { same, hours }: { same: string; hours: number },
): Promise<number> {
  const since = new Date(record.createdAt.getTime() - hours * 60 * 60_000);
  const [row] = await db.prisma.$queryRaw<{ rank: number }[]>`
    SELECT count(*)::int AS "rank" FROM "Record"
    WHERE "branchId" = ${record.branchId}::uuid AND "kind" = ${record.kind} AND "createdAt" > ${since}
      AND ("createdAt", "number") <= (${record.createdAt}, ${record.number})
      AND "details" ->> ${same} = ${String(record.details[same])}`;
  return row?.rank ?? 0;
}

/** Open records of a branch with their nearest limit, for the briefing and Home; the latest 500 at most. */
export async function openRecords(
  db: Db,
  filter: { branchId?: string; ownerId?: string },
): Promise<(LobbyRecord & { dueAt: Date | null })[]> {
  const rows = await db.prisma.record.findMany({
    where: { ...filter, closedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 500,
  });
  const due = await dueTimes(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...toRecord(row), dueAt: due.get(row.id) ?? null }));
}
