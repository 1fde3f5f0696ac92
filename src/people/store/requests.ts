import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Role } from '../../platform/directory/roles.js';
import { addMember } from '../../platform/directory/store/branches.js';
import {
  addRequest,
  lockRequest,
  moveRequest,
  requestLike,
  storedRequest,
} from '../../platform/directory/store/requests.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { join, joined } from '../contracts.js';

const what = 'join';
const joining = storedRequest.pick({ id: true, branchId: true, askedBy: true, decidedBy: true }).extend({
  what: z.literal(what),
  state: z.enum(['asked', 'granted', 'declined']),
});
/** A request of one person on which another decides. */
export type Asking = z.infer<typeof joining>;

export async function requestOf(db: { prisma: Tx }, id: string): Promise<Asking | null> {
  const asked = await requestLike(db, what, { id });
  return asked && joining.parse(asked);
}

/**
 * Records a person's request to be admitted to a branch. Asking again does not make a second request.
 * @param deciders person ids of those who may decide; each gets one message.
 */
export async function askToJoin(
  { db, now, key }: Pick<Hand, 'db' | 'now' | 'key'>,
  ask: { branchId: string; personId: string },
  deciders: readonly string[],
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const { branchId, personId: askedBy } = ask;
    if (await requestLike({ prisma: tx }, what, { branchId, askedBy, state: 'asked' })) return;
    const id = crypto.randomUUID();
    await addRequest(tx, { id, branchId, what, askedBy, at: now });
    const messages = deciders.map((personId) => join.for(id, toPerson(personId)));
    await queue(tx, messages, branchId, now);
    await audit(tx, branchId, now, [{ actor: askedBy, action: 'join.asked', subject: id, data: {} }]);
  });
}

/**
 * Decides a request. The first decision counts; later ones throw `moved_on`.
 * @throws Refusal `gone`, `moved_on`
 */
export async function decideJoin(
  { db, now, key }: Pick<Hand, 'db' | 'now' | 'key'>,
  id: string,
  grant: { by: string; role: Role } | { by: string; role: null },
  deciders: readonly string[],
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const asked = (await lockRequest(tx, id)) ? await requestOf({ prisma: tx }, id) : null;
    if (!asked) throw new Refusal('gone');
    if (asked.state !== 'asked') throw new Refusal('moved_on');
    const state = grant.role ? 'granted' : 'declined';
    await moveRequest(tx, id, state, { by: grant.by, at: now });
    if (grant.role) {
      const { branchId, askedBy: personId } = asked;
      await addMember(db, tx, { branchId, personId, role: grant.role }, now);
    }
    await audit(tx, asked.branchId, now, [
      {
        actor: grant.by,
        action: `join.${state}`,
        subject: asked.askedBy,
        data: grant.role ? { role: grant.role } : {},
      },
    ]);
    await queue(
      tx,
      [
        // The request, as everybody who was asked sees it, is edited into the answer.
        ...deciders.map((personId) => join.for(id, toPerson(personId))),
        joined.for(id, toPerson(asked.askedBy)),
      ],
      asked.branchId,
      now,
    );
  });
}
