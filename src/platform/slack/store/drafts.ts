import type { Db, Tx } from '../../database/db.js';
import { forgetDeliveries } from '../../database/once.js';
import { SealError } from '../../database/seal.js';
import { isId } from '../../id.js';
import { DAY } from '../../time/durations.js';

/** What a person typed, kept until they answer one more question. */
export interface Draft {
  id: string;
  personId: string;
  branchId: string | null;
  what: string;
  text: string;
  /** A link to the message that the words come from. */
  link: string | null;
}

/** The context that a draft's words are sealed for (see `Seal`). */
const context = (id: string) => `draft/${id}`;

/** Stores a draft. Its words are sealed, since they may name a customer. */
export async function keepDraft(
  db: Db,
  { text, ...draft }: Omit<Draft, 'id' | 'link'> & { link?: string | null },
  now: Date,
): Promise<string> {
  const id = crypto.randomUUID();
  await db.prisma.draft.create({
    data: { id, ...draft, text: db.seal.seal(text, context(id)), at: now },
  });
  return id;
}

/** The draft, only for the person who wrote it. One that no current key opens counts as expired. */
export async function draftOf(db: Db, id: string, personId: string): Promise<Draft | null> {
  const row = isId(id) ? await db.prisma.draft.findFirst({ where: { id, personId } }) : null;
  if (!row) return null;
  try {
    return { ...row, text: db.seal.open(row.text, context(id)) };
  } catch (error) {
    if (error instanceof SealError && error.code === 'key_unknown') return null;
    throw error;
  }
}

/** Days for which drafts are kept; an older button says that it is too late. */
const keptDays = 7;
/** Deletes what is kept only for a while: old drafts, and the keys of deliveries that were carried out. */
export async function forgetPassing(db: { prisma: Tx }, now: Date): Promise<void> {
  await db.prisma.draft.deleteMany({
    where: { at: { lt: new Date(now.getTime() - keptDays * DAY) } },
  });
  await forgetDeliveries(db);
}
