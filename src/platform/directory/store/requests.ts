import { z } from 'zod';
import type { Tx } from '../../database/db.js';
import type { Prisma } from '../../database/generated/client.js';
import { hasRows, text, timestamptz, uuid } from '../../database/query.js';

/** Something that one person of a branch asks for and another grants; `what` is its sort. */
export const storedRequest = z.object({
  id: uuid,
  branchId: uuid,
  what: text,
  askedBy: uuid,
  data: z.unknown(),
  state: text,
  decidedBy: uuid.nullable(),
  at: timestamptz,
});
export type StoredRequest = z.infer<typeof storedRequest>;

type Sought = Partial<Pick<StoredRequest, 'id' | 'branchId' | 'askedBy' | 'state'>> & { since?: Date };

/** The newest request of a sort that matches all of this. */
export async function requestLike(
  { prisma }: { prisma: Pick<Tx, 'request'> },
  what: string,
  { since, ...same }: Sought,
): Promise<StoredRequest | null> {
  const at = since ? { at: { gt: since } } : {};
  const row = await prisma.request.findFirst({ where: { ...same, ...at, what }, orderBy: { at: 'desc' } });
  return row && storedRequest.parse(row);
}

/** Holds a request until the end of the transaction. @returns false where there is none */
export async function lockRequest(tx: Tx, id: string): Promise<boolean> {
  return hasRows(tx)`SELECT 1 FROM "Request" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

type Asked = Pick<StoredRequest, 'id' | 'branchId' | 'what' | 'askedBy' | 'at'>;

export async function addRequest(
  tx: Pick<Tx, 'request'>,
  asked: Asked,
  data: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.request.create({ data: { ...asked, data } });
}

/** Replaces the data of a request. */
export async function changeRequest(
  tx: Pick<Tx, 'request'>,
  id: string,
  data: Prisma.InputJsonObject,
): Promise<void> {
  await tx.request.update({ where: { id }, data: { data } });
}

/** A request moves on; with `by`, who decided it, and when. */
export async function moveRequest(
  tx: Pick<Tx, 'request'>,
  id: string,
  state: string,
  decided: { by: string; at: Date } | null,
): Promise<void> {
  const decision = decided ? { decidedBy: decided.by, decidedAt: decided.at } : {};
  await tx.request.update({ where: { id }, data: { state, ...decision } });
}
