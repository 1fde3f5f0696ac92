import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import { text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Actor } from '../../platform/directory/roles.js';
import {
  addRequest,
  changeRequest,
  lockRequest,
  requestLike,
  type StoredRequest,
} from '../../platform/directory/store/requests.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { hands, handsOnTheWay } from '../contracts.js';
import { rights } from '../rights.js';
import { sameCall } from '../rules/extra-hands.js';

/** A call for extra hands. */
export interface Call {
  id: string;
  branchId: string;
  at: Date;
  /** The words of the call, masked; may be empty. */
  words: string;
  askers: string[];
  called: string[];
  /** Who comes: person id → when they answered (ISO). */
  coming: Record<string, string>;
}
type Kept = Pick<Call, 'words' | 'askers' | 'called' | 'coming'>;

const kept = z.object({
  words: text,
  askers: z.array(uuid),
  called: z.array(uuid),
  coming: z.record(z.string(), text),
}) satisfies z.ZodType<Kept>;

const what = 'hands';
const toCall = (row: StoredRequest): Call => ({
  id: row.id,
  branchId: row.branchId,
  at: row.at,
  ...kept.parse(row.data),
});

export async function callOf(db: { prisma: Tx }, id: string): Promise<Call | null> {
  const row = await requestLike(db, what, { id });
  return row && toCall(row);
}

const told = (id: string, message: typeof hands, people: readonly string[]): OutboxMessage[] =>
  people.map((personId) => message.for(id, toPerson(personId)));

/**
 * Calls people to the lobby. A further call soon after is merged into the first, with the newest words; people who
 * were called before stay called.
 */
export async function callHands(
  { db, branchId, now, key }: Pick<Hand, 'db' | 'branchId' | 'now' | 'key'>,
  { by, words, people }: { by: string; words: string; people: readonly string[] },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    // Locked, so that two people who call at the same time make one call.
    await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "id" = ${branchId}::uuid FOR NO KEY UPDATE`;
    const since = new Date(now.getTime() - sameCall);
    const row = await requestLike({ prisma: tx }, what, { branchId, since });
    const before = row && toCall(row);
    const id = before?.id ?? crypto.randomUUID();
    const data: Kept = {
      words: words || (before?.words ?? ''),
      askers: [...new Set([...(before?.askers ?? []), by])],
      called: [...new Set([...(before?.called ?? []), ...people])].filter((one) => one !== by),
      coming: before?.coming ?? {},
    };
    if (before) await changeRequest(tx, id, { ...data });
    else await addRequest(tx, { id, branchId, what, askedBy: by, at: now }, { ...data });
    await queue(
      tx,
      [...told(id, hands, data.called), ...told(id, handsOnTheWay, data.askers)],
      branchId,
      now,
    );
    await audit(tx, branchId, now, [{ actor: by, action: 'hands.called', subject: id, data: {} }]);
  });
}

/**
 * Records that somebody who was called comes; of several answers the first counts.
 * @throws Refusal `gone`, `not_allowed`
 */
export async function comeToHelp(
  { db, now, key }: Pick<Hand, 'db' | 'now' | 'key'>,
  id: string,
  who: Actor,
): Promise<void> {
  const { personId } = who;
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRequest(tx, id);
    const call = await callOf({ prisma: tx }, id);
    if (!call) throw new Refusal('gone');
    assertMay(rights['roster.come'], who, { details: { called: call.called } });
    if (call.coming[personId]) return;
    const { words, askers, called } = call;
    const coming = { ...call.coming, [personId]: now.toISOString() };
    await changeRequest(tx, id, { words, askers, called, coming });
    await queue(tx, [...told(id, hands, [personId]), ...told(id, handsOnTheWay, askers)], call.branchId, now);
  });
}
