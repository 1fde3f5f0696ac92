import type { Db } from '../../platform/database/db.js';
import { digestOf } from '../../records/module.js';
import type { Past } from './past/past.js';

type Book = Pick<Db['prisma'], '$executeRaw'>;

/**
 * Writes a branch's past into the database, in the caller's transaction, one statement a table: private fields sealed,
 * nothing in the outbox, for all of it has been said. The audit trail goes in the order of time, as its chain wants.
 */
export async function writeDown(book: Book, seal: Db['seal'], past: Past): Promise<void> {
  await writeRecords(book, seal, past);
  await writeRuns(book, past);
  const branchId = past.branch.id;
  const occurrences = past.occurrences.map((row) => ({ ...row, branchId }));
  const presences = past.presences.map((row) => ({ ...row, branchId }));
  const audit = past.audit.map(({ data, ...entry }) => ({
    ...entry,
    chain: branchId,
    data: JSON.stringify(data),
  }));
  await book.$executeRaw`
    INSERT INTO "Occurrence" SELECT * FROM jsonb_populate_recordset(NULL::"Occurrence", ${JSON.stringify(occurrences)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Presence" SELECT * FROM jsonb_populate_recordset(NULL::"Presence", ${JSON.stringify(presences)}::jsonb)`;
  // The database gives each entry its place in the chain.
  await book.$executeRaw`
    INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
    SELECT "chain", "at", "actor", "action", "subject", "data", 0, '', ''
    FROM jsonb_populate_recordset(NULL::"AuditEntry", ${JSON.stringify(audit)}::jsonb)`;
}

async function writeRecords(book: Book, seal: Db['seal'], { branch, records }: Past): Promise<void> {
  const branchId = branch.id;
  const rows = records.map(({ record }) => record);
  const counters = new Map<string, number>();
  for (const { kind, number } of rows) counters.set(kind, Math.max(number, counters.get(kind) ?? 0));
  const last = [...counters].map(([kind, number]) => ({ branchId, kind, last: number }));
  const events = records.flatMap(({ record, events: all }) =>
    all.map((event) => ({ ...event, recordId: record.id, branchId })),
  );
  const clocks = records.flatMap(({ record, clocks: all }) =>
    [...all.values()].map((clock) => ({
      ...clock,
      branchId,
      subject: 'record',
      subjectId: record.id,
      kind: record.kind,
    })),
  );
  const secrets = records.flatMap(({ record, secrets: all }) =>
    Object.entries(all).map(([field, plain]) => ({
      recordId: record.id,
      field,
      sealed: seal.seal(plain, `${record.id}/${field}`),
      digest: digestOf(seal, field, plain),
    })),
  );
  await book.$executeRaw`
    INSERT INTO "Record" SELECT * FROM jsonb_populate_recordset(NULL::"Record", ${JSON.stringify(rows)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Counter" SELECT * FROM jsonb_populate_recordset(NULL::"Counter", ${JSON.stringify(last)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "RecordEvent" SELECT * FROM jsonb_populate_recordset(NULL::"RecordEvent", ${JSON.stringify(events)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Clock" SELECT * FROM jsonb_populate_recordset(NULL::"Clock", ${JSON.stringify(clocks)}::jsonb)`;
  const acks = records.flatMap(({ record, readers }) =>
    [...readers].map(([personId, at]) => ({ recordId: record.id, personId, at })),
  );
  await book.$executeRaw`
    INSERT INTO "Ack" SELECT * FROM jsonb_populate_recordset(NULL::"Ack", ${JSON.stringify(acks)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Secret" SELECT * FROM jsonb_populate_recordset(NULL::"Secret", ${JSON.stringify(secrets)}::jsonb)`;
}

async function writeRuns(book: Book, { branch, runs }: Past): Promise<void> {
  const rows = runs.map(({ run: { items: _, ...row } }) => row);
  const items = runs.flatMap(({ run }) => run.items.map((item) => ({ ...item, runId: run.id })));
  const ticks = runs.flatMap(({ run, ticks: all }) => all.map((tick) => ({ ...tick, runId: run.id })));
  const clocks = runs.flatMap(({ run, clock }) =>
    clock ? [{ ...clock, branchId: branch.id, subject: 'run', subjectId: run.id, kind: run.list }] : [],
  );
  await book.$executeRaw`
    INSERT INTO "Run" SELECT * FROM jsonb_populate_recordset(NULL::"Run", ${JSON.stringify(rows)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Item" SELECT * FROM jsonb_populate_recordset(NULL::"Item", ${JSON.stringify(items)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Tick" ("runId", "itemId", "personId", "seen", "version", "state", "at")
    SELECT "runId", "itemId", "personId", "seen", "version", "state", "at"
    FROM jsonb_populate_recordset(NULL::"Tick", ${JSON.stringify(ticks)}::jsonb)`;
  await book.$executeRaw`
    INSERT INTO "Clock" SELECT * FROM jsonb_populate_recordset(NULL::"Clock", ${JSON.stringify(clocks)}::jsonb)`;
}
