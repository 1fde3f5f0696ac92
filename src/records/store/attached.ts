import { type AuditedAt, insertAudited } from '../../platform/database/audit-trail.js';
import { recordset, rowsInto } from '../../platform/database/columns.js';
import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { insertMessages, type messageRows } from '../../platform/outbox/store/queue.js';
import { insertExpected } from '../../platform/photos/store.js';
import { insertClocks, insertPast, pastOf } from '../../platform/schedule/store/clocks.js';
import type { Change } from '../rules/record.js';
import { digestOf } from './digests.js';
import { ackColumns, eventColumns, secretColumns } from './stored.js';
import { auditedAs } from './timeline.js';

/** The messages and audit entries of changes. */
export interface Told {
  messages: ReturnType<typeof messageRows>;
  audit: readonly AuditedAt[];
}

/** Who made a change, according to its timeline entries. */
const actorOf = ({ events, record }: Change) =>
  events.find(({ actorId }) => actorId)?.actorId ?? record.reporterId;

/** The audit entries of changes. */
export const auditedOf = (changes: readonly Change[]): AuditedAt[] =>
  changes.flatMap(({ record, events }) =>
    events.map((event) => ({ ...auditedAs(record, event), chain: record.branchId, at: event.at })),
  );

/** The rows of other tables that belong to the records of changes. */
function rowsOf(db: Pick<Db, 'seal'>, changes: readonly Change[]) {
  return {
    events: changes.flatMap(({ record: { id: recordId, branchId }, events }) =>
      events.map((event) => ({ ...event, recordId, branchId })),
    ),
    secrets: changes.flatMap(({ record: { id: recordId }, secrets }) =>
      Object.entries(secrets).map(([field, plain]) => ({
        recordId,
        field,
        sealed: db.seal.seal(plain, `${recordId}/${field}`),
        digest: digestOf(db.seal, field, plain),
      })),
    ),
    unsealed: changes.flatMap(({ record: { id: recordId }, unsealed = [] }) =>
      unsealed.map((field) => ({ recordId, field })),
    ),
    clocks: changes.flatMap(({ record: { id: subjectId, branchId, kind }, clocks }) =>
      clocks.map((clock) => ({ ...clock, branchId, subject: 'record', subjectId, kind })),
    ),
    acks: changes.flatMap(({ record: { id: recordId }, acks = [] }) =>
      acks.map((ack) => ({ ...ack, recordId })),
    ),
    files: changes.flatMap((change) => {
      const { id: recordId, branchId, updatedAt: at } = change.record;
      const giving = { recordId, branchId, by: actorOf(change), at };
      return (change.files ?? []).map((file) => ({ ...giving, ...file }));
    }),
  };
}

/** Nothing is written if the records themselves were not saved. */
const whereSaved = Prisma.sql`WHERE EXISTS (SELECT FROM saved)`;

/**
 * Further parts (CTEs) of the statement that saves records, after the part `saved`: they write the rows of other
 * tables. Tables without rows have no part.
 */
export function attached(db: Pick<Db, 'seal'>, changes: readonly Change[], told: Told): Prisma.Sql {
  const { events, secrets, unsealed, clocks, acks, files } = rowsOf(db, changes);
  const past = pastOf(clocks);
  const parts: [readonly unknown[], () => Prisma.Sql][] = [
    [
      events,
      () => Prisma.sql`events AS (INSERT INTO "RecordEvent" ${rowsInto(eventColumns, events)} ${whereSaved})`,
    ],
    [
      secrets,
      () => Prisma.sql`secrets AS (
    INSERT INTO "Secret" ${rowsInto(secretColumns, secrets)} ${whereSaved}
    ON CONFLICT ("recordId", "field") DO UPDATE SET "sealed" = EXCLUDED."sealed", "digest" = EXCLUDED."digest"
  )`,
    ],
    [
      unsealed,
      () => Prisma.sql`unsealed AS (
    DELETE FROM "Secret" USING ${recordset({ recordId: 'uuid', field: 'text' }, unsealed, 'u')}
    WHERE "Secret"."recordId" = u."recordId" AND "Secret"."field" = u."field" AND EXISTS (SELECT FROM saved)
  )`,
    ],
    [clocks, () => Prisma.sql`clocks AS (${insertClocks(clocks, whereSaved)})`],
    [past, () => Prisma.sql`past AS (${insertPast(past, whereSaved)})`],
    [
      acks,
      () => Prisma.sql`acks AS (
    INSERT INTO "Ack" ${rowsInto(ackColumns, acks)} ${whereSaved} ON CONFLICT DO NOTHING
  )`,
    ],
    [files, () => Prisma.sql`files AS (${insertExpected(files, whereSaved)})`],
    [told.messages, () => Prisma.sql`messages AS (${insertMessages(told.messages, whereSaved)})`],
    [told.audit, () => Prisma.sql`audit AS (${insertAudited(told.audit, whereSaved)})`],
  ];
  const there = parts.flatMap(([rows, part]) => (rows.length > 0 ? [part()] : []));
  return there.length > 0 ? Prisma.sql`, ${Prisma.join(there, ',\n  ')}` : Prisma.empty;
}
