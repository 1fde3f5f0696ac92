import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { row, text, uuid } from '../../platform/database/query.js';
import { SealError } from '../../platform/database/seal.js';
import { sealedAs } from '../../platform/photos/store.js';
import type { Unopened } from './rotate.js';

const picture = z.object({ id: uuid, recordId: uuid, sealed: text });

/** Pictures between two reports of progress. */
const REPORT_EVERY = 50;

/**
 * Seals the pictures anew, one at a time, since each may be megabytes. It can be stopped and continues where it was.
 * @param unopened gets those that no given key opens. @returns how many were sealed anew
 */
export async function rotatePhotos(
  { prisma, seal }: Pick<Db, 'prisma' | 'seal'>,
  current: string,
  unopened: Unopened[],
  told: (resealed: number) => void,
): Promise<number> {
  let resealed = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // The id of the key is in the first few characters, so the rest need not be read to find those of older keys.
    const older = await row(prisma, picture)`
      SELECT "id", "recordId", "sealed" FROM "Photo"
      WHERE "id" > ${last}::uuid AND "sealed" IS NOT NULL AND split_part(substr("sealed", 1, 40), '.', 2) <> ${current}
      ORDER BY "id" LIMIT 1`;
    if (!older) return resealed;
    last = older.id;
    const context = sealedAs(older);
    try {
      const fresh = seal.seal(seal.open(older.sealed, context), context);
      await prisma.photo.update({ where: { id: older.id }, data: { sealed: fresh } });
      resealed += 1;
      if (resealed % REPORT_EVERY === 0) told(resealed);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      unopened.push({ recordId: older.recordId, field: `photo ${older.id}`, why: error.message });
    }
  }
}
