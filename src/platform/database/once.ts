import { AlreadyDone, type Tx } from './db.js';

/**
 * Marks a delivery from Slack as carried out, in the transaction that carries it out.
 * @throws AlreadyDone where it was before.
 */
export async function once(tx: Tx, key: string | null, outcome: string | null): Promise<void> {
  if (key === null) return;
  const fresh = await tx.$executeRaw`
    INSERT INTO "Inbound" ("key", "outcome") VALUES (${key}, ${outcome}) ON CONFLICT DO NOTHING`;
  if (fresh > 0) return;
  const before = await tx.inbound.findUnique({ where: { key } });
  throw new AlreadyDone(before?.outcome ?? null);
}
