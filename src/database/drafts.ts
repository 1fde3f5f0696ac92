import type { Db } from './db.js';

/** Words a person gave that wait for one more answer from them. Masked before they come here. */
export interface Draft {
  id: string;
  personId: string;
  branchId: string | null;
  what: string;
  text: string;
  /** The message that the words come from. */
  link: string | null;
}

export async function keepDraft(
  db: Db,
  draft: Omit<Draft, 'id' | 'link'> & { link?: string | null },
  now: Date,
): Promise<string> {
  const id = crypto.randomUUID();
  await db.prisma.draft.create({ data: { id, ...draft, at: now } });
  return id;
}

/** The draft, only for the person who wrote it. */
export async function draftOf(db: Db, id: string, personId: string): Promise<Draft | null> {
  return db.prisma.draft.findFirst({ where: { id, personId } });
}
