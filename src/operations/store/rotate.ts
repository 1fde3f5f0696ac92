import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { checkKey } from '../../platform/database/key-check.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { SealError } from '../../platform/database/seal.js';
import { digestOf } from '../../records/module.js';
import { rotatePhotos } from './rotate-photos.js';

/** A sealed field or picture that no given key opens, or that was altered. Its row stays as it is. */
export interface Unopened {
  recordId: string;
  field: string;
  why: string;
}

const secret = z.object({ recordId: uuid, field: text, sealed: text, digest: text.nullable() });
type Row = z.infer<typeof secret>;

const BATCH = 500;

/**
 * Seals every private field and picture with the current key that an older one sealed. In batches, each a transaction
 * of its own: it can be stopped at any time and continues when it is run again, and the bot may run meanwhile.
 * @param told called after each batch with the number done so far.
 * @throws SealError where the keys are not those of this installation
 */
export async function rotateKey(
  db: Pick<Db, 'prisma' | 'seal'>,
  told: (resealed: number) => void = () => {},
): Promise<{ resealed: number; unopened: Unopened[] }> {
  await checkKey(db.prisma, db.seal);
  const current = db.seal.keyIdOf(db.seal.seal('', 'key id'));
  const unopened: Unopened[] = [];
  let resealed = 0;
  let last: Pick<Row, 'recordId' | 'field'> = { recordId: '00000000-0000-0000-0000-000000000000', field: '' };
  for (;;) {
    const older = await rows(db.prisma, secret)`
      SELECT "recordId", "field", "sealed", "digest" FROM "Secret"
      WHERE ("recordId", "field") > (${last.recordId}::uuid, ${last.field}) AND split_part("sealed", '.', 2) <> ${current}
      ORDER BY "recordId", "field" LIMIT ${BATCH}`;
    const fresh = older.flatMap((row) => reseal(db, row, unopened) ?? []);
    // A field that was edited since it was read is sealed with the current key already: it is left alone.
    resealed += await db.prisma.$executeRaw`
      UPDATE "Secret" s SET "sealed" = g."fresh", "digest" = g."digest"
      FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        AS g("recordId" uuid, "field" text, "sealed" text, "fresh" text, "digest" text)
      WHERE s."recordId" = g."recordId" AND s."field" = g."field" AND s."sealed" = g."sealed"`;
    if (older.length > 0) told(resealed);
    const end = older.at(-1);
    if (!end || older.length < BATCH) break;
    last = end;
  }
  const fields = resealed;
  resealed += await rotatePhotos(db, current, unopened, (photos) => told(fields + photos));
  return { resealed, unopened };
}

/** The row with its new columns; undefined where it cannot be opened, and is added to `unopened`. */
function reseal(
  { seal }: Pick<Db, 'seal'>,
  row: Row,
  unopened: Unopened[],
): (Row & { fresh: string }) | undefined {
  const { recordId, field, sealed } = row;
  const context = `${recordId}/${field}`;
  try {
    const plain = seal.open(sealed, context);
    return {
      ...row,
      fresh: seal.seal(plain, context),
      digest: digestOf(seal, field, plain),
    };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    unopened.push({ recordId, field, why: error.message });
    return undefined;
  }
}
