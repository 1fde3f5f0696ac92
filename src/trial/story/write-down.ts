import { writePastRuns } from '../../checklists/module.js';
import { type AuditedAt, auditAll } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { expiryAudited } from '../../platform/schedule/outcome.js';
import { insertOccurrences } from '../../platform/schedule/store/occurrences.js';
import { type Change, writePastRecords } from '../../records/module.js';
import { insertPresences } from '../../roster/module.js';
import type { Kept, Past } from './past/past.js';

/**
 * Writes a branch's past into the database, in the caller's transaction, with the bot's own writers; nothing is
 * queued, since all of it counts as sent. The audit trail is written last, in the order of time.
 */
export async function writeDown(db: Db, tx: Tx, past: Past): Promise<void> {
  const { branch, records, runs, occurrences, presences } = past;
  const branchId = branch.id;
  const audit = [
    ...(await writePastRecords(db, tx, records.map(changeOf))),
    ...(await writePastRuns(tx, runs)),
    ...occurrences.filter(({ state }) => state === 'expired').map(expiry),
  ];
  await insertOccurrences(tx, occurrences);
  await insertPresences(
    tx,
    presences.map((presence) => ({ ...presence, branchId })),
  );
  await auditAll(
    tx,
    audit.sort((one, other) => one.at.getTime() - other.at.getTime()),
  );
}

/** Everything that has happened to a record, as one change. */
const changeOf = ({ record, clocks, events, readers, secrets }: Kept): Change => ({
  record,
  clocks: [...clocks.values()],
  events,
  secrets,
  acks: [...readers].map(([personId, at]) => ({ personId, at })),
  nudges: [],
  spawned: [],
});

const expiry = (one: Past['occurrences'][number]): AuditedAt => ({
  ...expiryAudited(one),
  chain: one.branchId,
  at: one.settledAt ?? one.cutoffAt,
});
