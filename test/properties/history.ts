import type { Db } from '../../src/platform/database/db.js';
import type { Record as Row } from '../../src/platform/database/generated/client.js';
import type { RecordEvent } from '../../src/records/rules/events.js';
import type { LobbyRecord } from '../../src/records/rules/record.js';
import { toRecord } from '../../src/records/store/stored.js';

/** Has the database itself keep every version of every record, whoever writes it. */
export async function keepHistory({ prisma }: Db): Promise<void> {
  const statements = [
    `CREATE TABLE "History" AS SELECT * FROM "Record" WITH NO DATA`,
    `CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO "History" SELECT NEW.*; RETURN NEW; END $$`,
    `CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON "Record" FOR EACH ROW EXECUTE FUNCTION keep_history()`,
  ];
  for (const statement of statements) await prisma.$executeRawUnsafe(statement);
}

/** A record from its first version to its last, and its timeline in the order in which it was written. */
export interface Life {
  versions: LobbyRecord[];
  events: RecordEvent[];
}

/** Every record's life. The audit trail, which counts its entries, tells the order of events of one moment. */
export async function readHistory({ prisma }: Db): Promise<Life[]> {
  const rows = await prisma.$queryRaw<Row[]>`SELECT * FROM "History" ORDER BY "id", "version"`;
  const events = await prisma.$queryRaw<(RecordEvent & { recordId: string })[]>`
    SELECT e."id", e."recordId", e."at", e."actorId", e."type", e."data" FROM "RecordEvent" e
    JOIN "AuditEntry" a ON a."chain" = e."branchId"::text AND a."subject" = e."recordId"::text
      AND a."data"::jsonb ->> 'event' = e."id"::text
    ORDER BY a."chain", a."seq"`;
  const lives = new Map<string, Life>();
  for (const row of rows) {
    const life = lives.get(row.id) ?? { versions: [], events: [] };
    life.versions.push(toRecord(row));
    lives.set(row.id, life);
  }
  for (const { recordId, ...event } of events) lives.get(recordId)?.events.push(event);
  return [...lives.values()];
}
