import type { Tx } from '../../platform/database/db.js';

/** Locks the record's row until the transaction ends. */
export async function lockRecord(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Record" WHERE "id" = ${id}::uuid FOR UPDATE`;
}
