import { z } from 'zod';
import { auditAll } from '../../platform/database/audit-trail.js';
import { AlreadyDone, type Db } from '../../platform/database/db.js';
import { hasRows, rows, text, uuid } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { exportFile } from '../contracts.js';
import type { LobbyRecord } from '../rules/record.js';

/** One statement writes so many entries: each locks the end of the branch's chain. */
const entriesAtOnce = 500;

/** A file that somebody asks for. */
export interface ExportAsked {
  /** The draft that holds the search; the file's message is drawn from it. */
  draft: string;
  branch: Branch;
  personId: string;
  count: number;
  /** Records whose private details go into it; none where they are left out. */
  looked: readonly Pick<LobbyRecord, 'id' | 'kind'>[];
}

/**
 * Queues the file for the person's direct messages. Before it can be made, the audit trail holds that it was asked for, and
 * each record that is looked into. @throws AlreadyDone
 */
export async function askForExport(db: Db, asked: ExportAsked, key: string, now: Date): Promise<void> {
  const { draft, branch, personId, count, looked } = asked;
  const fresh = await hasRows(db.ask)`
    INSERT INTO "Inbound" ("key", "outcome") VALUES (${key}, ${draft}) ON CONFLICT DO NOTHING RETURNING 1`;
  if (!fresh) throw new AlreadyDone(draft);
  const by = { chain: branch.id, at: now, actor: personId };
  const entries = [
    {
      ...by,
      action: 'records.exported',
      subject: draft,
      data: { count, private: looked.length },
    },
    ...looked.map(({ id, kind }) => ({
      ...by,
      action: `${kind}.looked`,
      subject: id,
      data: { export: draft },
    })),
  ];
  for (let from = 0; from < entries.length; from += entriesAtOnce)
    await auditAll(db.prisma, entries.slice(from, from + entriesAtOnce));
  const args = looked.length > 0 ? { private: looked.map(({ id }) => id) } : {};
  await queue(db.prisma, [exportFile.for(draft, toPerson(personId), args)], branch.id, now);
}

const ofRecord = z.object({ recordId: uuid });
const secret = ofRecord.extend({ field: text, sealed: text });

/** Which of these records hold private details, of all kinds but what stands behind masked numbers and notes. */
export async function sealedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const sealed = await rows(db.ask, ofRecord)`
    SELECT DISTINCT "recordId" FROM "Secret"
    WHERE "recordId" = ANY(${[...ids]}::uuid[]) AND NOT starts_with("field", 'unmasked_')`;
  return new Set(sealed.map(({ recordId }) => recordId));
}

/** The private details of records, opened: id → field → words. Each look must stand in the audit trail before. */
export async function openAll(db: Db, ids: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const secrets = await rows(db.ask, secret)`
    SELECT "recordId", "field", "sealed" FROM "Secret"
    WHERE "recordId" = ANY(${[...ids]}::uuid[]) AND NOT starts_with("field", 'unmasked_')`;
  const opened = new Map<string, Record<string, string>>();
  for (const { recordId, field, sealed } of secrets)
    opened.set(recordId, {
      ...opened.get(recordId),
      [field]: db.seal.open(sealed, `${recordId}/${field}`),
    });
  return opened;
}
