import { audit } from '../../platform/database/audit-trail.js';
import { named } from '../../platform/database/columns.js';
import type { Db } from '../../platform/database/db.js';
import { rows } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { toBranch } from '../../platform/directory/store/branches.js';
import { numberScope } from '../../platform/privacy/recognised.js';
import { kinds } from '../kinds/index.js';
import { allFields, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { recordColumns, storedRecord } from './stored.js';

/** The scopes of keyed digests: the private fields, and numbers within texts. */
const scopes = [
  numberScope,
  ...new Set(
    (kinds as readonly Kind[]).flatMap((kind) =>
      Object.entries(allFields(kind)).flatMap(([name, field]) => (field.private ? [name] : [])),
    ),
  ),
];

/** Records shown. */
const most = 20;
/** The newest matches for which the person's rights are checked. */
const looked = 500;

/**
 * The records with one of these values in encrypted fields, the newest first, as far as the person may see them. The
 * search is recorded in the audit trail before anything is shown, even without results: not the words, but the
 * records shown.
 */
export async function lookForCustomer(
  db: Db,
  { ways, branchId, actor }: { ways: readonly string[]; branchId: string; actor: string },
  maySee: (record: LobbyRecord) => boolean,
  now: Date,
): Promise<{ records: LobbyRecord[]; branches: Branch[] }> {
  const digests = scopes.flatMap((scope) => ways.flatMap((way) => db.seal.digests(way, scope)));
  return db.prisma.$transaction(async (tx) => {
    const found = await rows(tx, storedRecord)`
      SELECT ${named(recordColumns, 'r')} FROM "Record" r
      WHERE r."id" IN (SELECT "recordId" FROM "Secret" WHERE "digest" = ANY(${digests}::text[]))
      ORDER BY r."createdAt" DESC LIMIT ${looked}`;
    const records = found.filter(maySee).slice(0, most);
    await audit(tx, branchId, now, [
      {
        actor,
        action: 'customer.looked',
        subject: branchId,
        data: { records: records.map(({ id }) => id) },
      },
    ]);
    const ids = [...new Set(records.map((record) => record.branchId))];
    const branches = await tx.branch.findMany({ where: { id: { in: ids } } });
    return { records, branches: branches.map(toBranch) };
  });
}
