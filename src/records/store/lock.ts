import type { Tx } from '../../platform/database/db.js';

/** Keeps everybody else from changing the record until the transaction ends. */
export async function lockRecord(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Record" WHERE "id" = ${id}::uuid FOR UPDATE`;
}
