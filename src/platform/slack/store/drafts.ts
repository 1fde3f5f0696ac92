import type { Db, Tx } from '../../database/db.js';
import { forgetDeliveries } from '../../database/once.js';
import { SealError } from '../../database/seal.js';
import { isId } from '../../id.js';
import { DAY } from '../../time/durations.js';

/** Words a person gave that wait for one more answer from them. */
export interface Draft {
  id: string;
  personId: string;
  branchId: string | null;
  what: string;
  text: string;
  /** The message that the words come from. */
  link: string | null;
}

/** Where the words of a draft belong: moved elsewhere they do not open. */
const context = (id: string) => `draft/${id}`;

/** Keeps the words sealed: nobody knows yet of what kind they are, or whom they name. */
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

/** The draft, only for the person who wrote it. One that no key opens any more is gone, as if its days were over. */
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

/** Drafts are kept so many days: a button that is older says that it is too late. */
const kept = 7;
/** Deletes what was kept for a while only: drafts, and the keys of deliveries that were carried out. */
export async function forgetPassing(db: { prisma: Tx }, now: Date): Promise<void> {
  await db.prisma.draft.deleteMany({
    where: { at: { lt: new Date(now.getTime() - kept * DAY) } },
  });
  await forgetDeliveries(db);
}
