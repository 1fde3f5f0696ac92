import type { Db, Tx } from '../database/db.js';
import { normalise } from '../domain/privacy/sealed.js';
import type { Past } from './past/past.js';

/** A transaction, with the one table that only the trail writes to. */
type Book = Tx & Pick<Db['prisma'], 'auditEntry' | 'counter'>;

/**
 * Writes a branch's past into the database in bulk, in the caller's transaction: what came of it, private fields sealed,
 * without a message in the outbox, for all of it has been said. The audit trail goes in the order of time.
 */
export async function writeDown(tx: Book, seal: Db['seal'], past: Past): Promise<void> {
  const branchId = past.branch.id;
  const { records, runs, occurrences, presences } = past;
  await tx.record.createMany({ data: records.map(({ record }) => record) });
  const highest = new Map<string, number>();
  for (const { record } of records) highest.set(record.kind, Math.max(record.number, highest.get(record.kind) ?? 0));
  await tx.counter.createMany({ data: [...highest].map(([kind, last]) => ({ branchId, kind, last })) });
  await tx.recordEvent.createMany({
    data: records.flatMap(({ record, events }) =>
      events.map((event) => ({ ...event, data: event.data as object, recordId: record.id, branchId })),
    ),
  });
  await tx.secret.createMany({
    data: records.flatMap(({ record, secrets }) =>
      Object.entries(secrets).map(([field, plain]) => ({
        recordId: record.id,
        field,
        sealed: seal.seal(plain, `${record.id}/${field}`),
        digest: field.startsWith('unmasked') ? null : seal.digest(normalise(plain), field),
      })),
    ),
  });
  await tx.clock.createMany({
    data: [
      ...records.flatMap(({ record, clocks }) =>
        [...clocks.values()].map((clock) => ({
          ...clock,
          branchId,
          subject: 'record',
          subjectId: record.id,
          kind: record.kind,
        })),
      ),
      ...runs.map(({ run, clock }) => ({ ...clock, branchId, subject: 'run', subjectId: run.id, kind: run.list })),
    ],
  });
  await tx.run.createMany({ data: runs.map(({ run: { items: _, ...row } }) => row) });
  await tx.item.createMany({
    data: runs.flatMap(({ run }) => run.items.map((item) => ({ ...item, runId: run.id }))),
  });
  await tx.tick.createMany({
    data: runs.flatMap(({ run, ticks }) => ticks.map((tick) => ({ ...tick, runId: run.id }))),
  });
  await tx.occurrence.createMany({
    data: occurrences.map((row) => ({ ...row, branchId })),
  });
  await tx.presence.createMany({ data: presences.map((row) => ({ ...row, branchId })) });
  await tx.auditEntry.createMany({
    data: past.audit.map(({ data, ...entry }) => ({
      ...entry,
      chain: branchId,
      data: JSON.stringify(data),
      // The database gives an entry its place.
      seq: 0,
      previous: '',
      hash: '',
    })),
  });
}
