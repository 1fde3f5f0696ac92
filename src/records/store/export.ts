import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import { AlreadyDone, type Db } from '../../platform/database/db.js';
import { markDelivery } from '../../platform/database/once.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { exportFile } from '../contracts.js';
import type { LobbyRecord } from '../rules/record.js';

/** A request for a file. */
export interface ExportAsked {
  /** The id of the draft with the search, from which the file is made. */
  draft: string;
  branch: Branch;
  personId: string;
  count: number;
  /** Records whose private details go into it; empty for a file without them. */
  looked: readonly Pick<LobbyRecord, 'id' | 'kind'>[];
}

/**
 * Queues the file for the person's direct messages. The request, and each record whose private details are looked at,
 * are recorded in the audit trail in the same transaction.
 * @throws AlreadyDone
 */
export async function askForExport(db: Db, asked: ExportAsked, key: string, now: Date): Promise<void> {
  const { draft, branch, personId, count, looked } = asked;
  if (!(await markDelivery(db.ask, key, draft))) throw new AlreadyDone(draft);
  const looks = looked.map(({ id, kind }) => ({
    actor: personId,
    action: `${kind}.looked`,
    subject: id,
    data: { export: draft },
  }));
  const exported = {
    actor: personId,
    action: 'records.exported',
    subject: draft,
    data: { count, private: looked.length },
  };
  await audit(db.prisma, branch.id, now, [exported, ...looks]);
  const args = looked.length > 0 ? { private: looked.map(({ id }) => id) } : {};
  await queue(db.prisma, [exportFile.for(draft, toPerson(personId), args)], branch.id, now);
}

const ofRecord = z.object({ recordId: uuid });
const secret = ofRecord.extend({ field: text, sealed: text });

/** Which of these records have private details, not counting the originals of masked texts and notes. */
export async function sealedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const sealed = await rows(db.ask, ofRecord)`
    SELECT DISTINCT "recordId" FROM "Secret"
    WHERE "recordId" = ANY(${[...ids]}::uuid[]) AND NOT starts_with("field", 'unmasked_')`;
  return new Set(sealed.map(({ recordId }) => recordId));
}

/**
 * Decrypts the private details of records: id → field → text. Each look must have been recorded in the audit trail
 * before.
 */
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
