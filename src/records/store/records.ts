import { audit } from '../../platform/database/audit-trail.js';
import { named } from '../../platform/database/columns.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { once } from '../../platform/database/once.js';
import { hasRows, rows } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import { Refusal } from '../../platform/refusal.js';
import { toClock } from '../../platform/schedule/store/clocks.js';
import type { Clock } from '../../platform/time/clock.js';
import { kindOf } from '../kinds/index.js';
import type { RecordEvent } from '../rules/events.js';
import { code, type Kind } from '../rules/kind.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { readersOf } from './acks.js';
import { changeable, recordColumns, storedEvent, storedRecord, toRecord } from './stored.js';
import { isAlone, writeChanged, writeNew } from './write.js';

/**
 * Saves a new record with the messages about it, in one statement and so one round trip.
 * @param key of Slack's delivery that asked for it.
 * @throws AlreadyDone with the id of the record that the same delivery created before.
 */
export async function saveNew(
  db: Db,
  change: Change,
  channel: string,
  key: string | null,
): Promise<LobbyRecord> {
  const number = isAlone(db, change, channel)
    ? await writeNew({ db, tx: db.prisma, channel, key }, change)
    : await db.prisma.$transaction((tx) => writeNew({ db, tx, channel, key }, change));
  return { ...change.record, number };
}

/**
 * Changes a record under its lock, so that two people who press at the same time are served one after the other.
 * @param decide a rule that returns the change; if it throws, nothing is written. Null: nothing to do.
 * @throws Refusal `gone` where there is no such record; AlreadyDone.
 */
export async function changeRecord(
  { db, key, channel }: Pick<Hand, 'db' | 'key' | 'channel'>,
  id: string,
  decide: (record: LobbyRecord, clocks: Clock[], readers: ReadonlySet<string>) => Change | null,
): Promise<LobbyRecord> {
  const [record] = await changeRecords({ db, key, channel }, [id], ([only]) => {
    const change = only && decide(only.record, only.clocks, only.readers);
    return change ? [change] : [];
  });
  if (!record) throw new Refusal('gone');
  return record;
}

/** A locked record with its clocks. */
export interface Held {
  record: LobbyRecord;
  clocks: Clock[];
  /** Person ids of those who have read it, where its kind must be read. */
  readers: ReadonlySet<string>;
}

/**
 * The same for several records, always locked in the same order to avoid deadlocks.
 * @returns the records afterwards, in the order of `ids`.
 */
export async function changeRecords(
  { db, key, channel }: Pick<Hand, 'db' | 'key' | 'channel'>,
  ids: readonly string[],
  decide: (held: Held[]) => Change[],
): Promise<LobbyRecord[]> {
  return db.prisma.$transaction(async (tx) => {
    const locked = await rows(tx, changeable)`
      SELECT ${named(recordColumns)} FROM "Record" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE`;
    const clocks = await tx.clock.findMany({ where: { subjectId: { in: [...ids] } } });
    const readers = await readersOf({ prisma: tx }, locked);
    const held = ids.map((id) => {
      const row = locked.find((one) => one.id === id);
      if (!row) throw new Refusal('gone');
      return {
        record: row,
        clocks: clocks.filter(({ subjectId }) => subjectId === id).map(toClock),
        readers: new Set(readers.get(id)?.keys()),
      };
    });
    await once(tx, key, ids[0] ?? null);
    const changes = decide(held);
    for (const change of changes) await writeChanged(db, tx, change, channel);
    return held.map(
      ({ record }) => changes.find((change) => change.record.id === record.id)?.record ?? record,
    );
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
  return row && storedEvent.parse(row);
}

/** Decrypts the private fields of a record; the look is recorded in the audit trail first. */
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

/** Whether a private field of a record has a value; it is not decrypted. */
export const isSealed = (db: { prisma: Tx }, recordId: string, field: string): Promise<boolean> =>
  hasRows(db.prisma)`SELECT 1 FROM "Secret" WHERE "recordId" = ${recordId}::uuid AND "field" = ${field}`;

export const codeOf = (record: Pick<LobbyRecord, 'kind' | 'number'>) =>
  code(kindOf(record.kind), record.number);

/** The codes of records, by their ids. */
export async function codesOf(db: { prisma: Tx }, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.prisma.record.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, number: true },
  });
  return new Map(rows.map((row) => [row.id, codeOf(row)]));
}

/** The records of a kind that were logged in a branch between two times. */
export async function loggedIn(
  db: { prisma: Tx },
  branchId: string,
  { name }: Pick<Kind, 'name'>,
  { from, to }: { from: Date; to: Date },
): Promise<LobbyRecord[]> {
  const rows = await db.prisma.record.findMany({
    where: { branchId, kind: name, createdAt: { gte: from, lt: to } },
  });
  return rows.map(toRecord);
}

/** The due time of each record's nearest running limit. */
export async function dueTimes(db: { prisma: Tx }, ids: readonly string[]): Promise<Map<string, Date>> {
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
 * Records of a branch that are open, or closed with a task still to be done, with their nearest limit; for the
 * briefing and App Home. The latest 500 at most.
 */
export async function openRecords(
  db: { prisma: Tx },
  filter: { branchId: string; ownerId?: string },
): Promise<(LobbyRecord & { dueAt: Date | null })[]> {
  const { branchId, ownerId } = filter;
  const theirs = ownerId ? Prisma.sql`AND r."ownerId" = ${ownerId}::uuid` : Prisma.empty;
  const open = await rows(db.prisma, storedRecord)`
    SELECT ${named(recordColumns, 'r')} FROM "Record" r
    WHERE r."branchId" = ${branchId}::uuid ${theirs} AND (r."closedAt" IS NULL
      OR r."id" IN (SELECT c."subjectId" FROM "Clock" c WHERE c."branchId" = r."branchId" AND c."stoppedAt" IS NULL))
    ORDER BY r."createdAt" DESC LIMIT 500`;
  const due = await dueTimes(
    db,
    open.map(({ id }) => id),
  );
  return open.map((row) => ({ ...row, dueAt: due.get(row.id) ?? null }));
}
