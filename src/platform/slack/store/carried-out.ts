import type { Db } from '../../database/db.js';
import { markDelivery } from '../../database/once.js';

/** Takes back what was only tried. */
class Undo extends Error {}

/**
 * Whether this very delivery was carried out: a connection may break between a deed and its answer. Waits for a deed that
 * is still under way on a connection that nobody listens to any more.
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
