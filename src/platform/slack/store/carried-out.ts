import type { Db } from '../../database/db.js';
import { markDelivery } from '../../database/once.js';

/** Rolls the transaction back. */
class Undo extends Error {}

/**
 * Whether this delivery was carried out, for when the connection broke before the answer came. Waits for a
 * transaction that is still under way on the lost connection, since both insert the same key.
 * @throws where the database cannot be asked
 */
export async function wasCarriedOut(db: Pick<Db, 'prisma'>, key: string): Promise<boolean> {
  try {
    return await db.prisma.$transaction(async (tx) => {
      if (await markDelivery(tx, key)) throw new Undo();
      return true;
    });
  } catch (error) {
    if (error instanceof Undo) return false;
    throw error;
  }
}
