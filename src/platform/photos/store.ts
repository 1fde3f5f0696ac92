import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Audited, audit } from '../database/audit-trail.js';
import { rowsInto, type SqlType } from '../database/columns.js';
import type { Db, Tx } from '../database/db.js';
import { type Photo as PhotoRow, Prisma } from '../database/generated/client.js';
import { int, known, moment, row, rows, text, timestamptz, uuid } from '../database/query.js';
import type { Hand } from '../directory/acting.js';
import type { OutboxMessage } from '../outbox/message.js';
import { queue } from '../outbox/store/queue.js';
import { toPerson } from '../outbox/target.js';
import { MINUTE } from '../time/durations.js';
import { photoRefused } from './contracts.js';
import { type RefusedFor, refusals } from './fetching.js';
import type { Owned } from './owner.js';
import { type Photo, photoState } from './photo.js';
import { type PictureType, pictureTypes } from './picture.js';

const expected = z.object({
  id: uuid,
  branchId: uuid,
  /** The id of what it was given for: a record or something else. */
  recordId: uuid,
  /** Of the branch: what it was given for is shown there. */
  channel: text,
  /** Slack's id of the file. */
  file: text,
  by: uuid,
  at: timestamptz,
  tries: int,
});
/** A picture that is to be fetched, held by this process until its lease runs out. */
export type ExpectedPhoto = z.infer<typeof expected>;

/** The columns of a picture that is to be fetched; the others are set when it has been. */
export const expectedColumns = {
  id: 'uuid',
  branchId: 'uuid',
  recordId: 'uuid',
  field: 'text',
  file: 'text',
  by: 'uuid',
  at: 'timestamptz',
  tryAt: 'timestamptz',
} as const satisfies Partial<Record<keyof PhotoRow, SqlType>>;

/** A file at Slack that somebody gave, with the field, or the line of a list, that it was given for. */
export interface GivenFile {
  field: string;
  file: string;
}

/** What pictures belong to, who gave them, and when. */
export interface Giving {
  recordId: string;
  branchId: string;
  by: string;
  at: Date;
}

/**
 * The statement that queues pictures to be fetched; it can also be a part of a longer one. @param where a WHERE
 * clause for them; absent: all are queued
 */
export function insertExpected(files: readonly (Giving & GivenFile)[], where = Prisma.empty): Prisma.Sql {
  const rows = files.map((file) => ({ ...file, tryAt: file.at, id: crypto.randomUUID() }));
  return Prisma.sql`
    INSERT INTO "Photo" ${rowsInto(expectedColumns, rows)} ${where} ON CONFLICT DO NOTHING`;
}

/** Queues pictures to be fetched. */
export async function expectPhotos(
  tx: Pick<Tx, '$executeRaw'>,
  giving: Giving,
  files: readonly GivenFile[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.$executeRaw(insertExpected(files.map((file) => ({ ...giving, ...file }))));
}

/** A picture that is to be fetched, with what it was given for. */
export interface GivenPhoto {
  photo: ExpectedPhoto;
  owned: Owned;
}

const shown = z.object({
  id: uuid,
  field: text,
  file: text,
  name: text,
  at: timestamptz,
  state: photoState,
  reason: known(refusals),
  type: known(pictureTypes),
  sha256: text.nullable(),
});

/** How long a process may take to fetch a picture; after that it is taken for dead, and another may fetch it. */
const leaseMs = MINUTE;

/** The context that a picture is sealed for (see `Seal`). */
export const sealedAs = ({ id, recordId }: { id: string; recordId: string }): string =>
  `${recordId}/photo/${id}`;

/** Claims pictures that are due and that no other process holds. */
export async function expectedPhotos(db: Db, now: Date, limit: number): Promise<ExpectedPhoto[]> {
  // In a CTE: inside the condition of the update it might be evaluated once per row, and claim more than `limit`.
  return rows(db.prisma, expected)`
    WITH due AS (
      SELECT "id" FROM "Photo" WHERE "state" = 'expected' AND "tryAt" <= ${now}
      ORDER BY "tryAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Photo" p SET "tries" = p."tries" + 1, "tryAt" = ${new Date(now.getTime() + leaseMs)}
    FROM due, "Branch" b WHERE p."id" = due."id" AND b."id" = p."branchId"
    RETURNING p."id", p."branchId", p."recordId", b."channel", p."file", p."by", p."at", p."tries"`;
}

/** When the next picture is to be fetched. */
export async function nextPhotoAt(db: Db): Promise<Date | null> {
  const next = await row(db.prisma, moment)`
    SELECT min("tryAt") AS "at" FROM "Photo" WHERE "state" = 'expected'`;
  return next?.at ?? null;
}

/** Seals a picture and keeps it. Nothing happens where another process has done that meanwhile. */
export async function keepPhoto(
  { db, now }: Pick<Hand, 'db' | 'now'>,
  given: GivenPhoto,
  { type, bytes }: { type: PictureType; bytes: Uint8Array },
): Promise<void> {
  const { photo } = given;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sealed = db.seal.seal(Buffer.from(bytes).toString('base64'), sealedAs(photo));
  await settle({ db, now }, given, {
    as: { state: 'kept', type, size: bytes.length, sha256, sealed },
    entry: { actor: photo.by, data: { photo: photo.id, sha256 } },
  });
}

/** Gives a picture up; the person who gave it is told, not before `tellAt`. */
export async function refusePhoto(
  { db, now }: Pick<Hand, 'db' | 'now'>,
  given: GivenPhoto,
  reason: RefusedFor,
  tellAt: Date,
): Promise<void> {
  const { photo } = given;
  await settle({ db, now }, given, {
    as: { state: 'refused', reason },
    entry: { actor: 'lobby', data: { photo: photo.id, refused: reason } },
    told: photoRefused.for(photo.id, toPerson(photo.by), { notBefore: tellAt }),
  });
}

/** What becomes of a picture, what the audit trail says of that, and who is told. */
interface Settled {
  as: { state: Photo['state'] } & Partial<Record<'type' | 'sha256' | 'sealed' | 'reason', string>> & {
      size?: number;
    };
  entry: Pick<Audited, 'actor' | 'data'>;
  told?: OutboxMessage;
}

/** Ends the fetching of a picture, and queues an edit of the message that shows how many there are. */
async function settle(
  { db, now }: Pick<Hand, 'db' | 'now'>,
  { photo, owned }: GivenPhoto,
  { as, entry, told }: Settled,
): Promise<void> {
  const { id, recordId, branchId, channel } = photo;
  await db.prisma.$transaction(
    async (tx) => {
      const { count } = await tx.photo.updateMany({
        where: { id, state: 'expected' },
        data: { ...as, tryAt: null },
      });
      if (count === 0) return;
      await audit(tx, branchId, now, [{ ...entry, action: `${owned.kind}.photo`, subject: recordId }]);
      await queue(tx, [owned.renewed(channel), ...(told ? [told] : [])], branchId, now);
    },
    // Ten megabytes take a while to reach a database.
    { timeout: 20_000 },
  );
}

/** Puts a picture back until then, unless its lease ran out and another process holds it. */
export async function tryLater(db: Db, { id, tries }: ExpectedPhoto, until: Date): Promise<void> {
  await db.prisma.photo.updateMany({ where: { id, tries, state: 'expected' }, data: { tryAt: until } });
}

/** The pictures of a record, the oldest first, without their sealed bytes. */
export async function photosOf(db: { prisma: Tx }, recordId: string): Promise<Photo[]> {
  return rows(db.prisma, shown)`
    SELECT p."id", p."field", p."file", coalesce(w."name", '') AS "name", p."at", p."state", p."reason", p."type", p."sha256"
    FROM "Photo" p LEFT JOIN "Person" w ON w."id" = p."by" WHERE p."recordId" = ${recordId}::uuid ORDER BY p."at", p."id"`;
}

/**
 * The pictures of something, for one person. That they were looked at is in the audit trail before anything is shown.
 */
export async function lookAtPhotos(
  db: Db,
  { id, branchId, kind }: { id: string; branchId: string; kind: string },
  actor: string,
  now: Date,
): Promise<Photo[]> {
  await audit(db.prisma, branchId, now, [{ actor, action: `${kind}.looked`, subject: id, data: {} }]);
  return photosOf(db, id);
}

/** How many pictures a record or a list has, kept or still on their way. */
export const photoCount = (db: { prisma: Tx }, ofId: string): Promise<number> =>
  db.prisma.photo.count({ where: { recordId: ofId, state: { not: 'refused' } } });

/** One picture, with the record that it belongs to. */
export async function photoOf(
  db: { prisma: Tx },
  id: string,
): Promise<{ recordId: string; reason: RefusedFor | null } | null> {
  const row = await db.prisma.photo.findUnique({ where: { id }, select: { recordId: true, reason: true } });
  return row && { recordId: row.recordId, reason: known(refusals).parse(row.reason) };
}
