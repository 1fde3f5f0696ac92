import type { Tx } from '../../platform/database/db.js';

/** Locks the run's row until the transaction ends. */
export async function lockRun(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Run" WHERE "id" = ${id}::uuid FOR UPDATE`;
}
