import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { tell } from '../../platform/database/follow.js';
import { once } from '../../platform/database/once.js';
import { uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import {
  addRequest,
  moveRequest,
  requestLike,
  storedRequest,
} from '../../platform/directory/store/requests.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { swap as swapAsked, swapTold } from '../contracts.js';
import type {} from '../happenings.js';
import { type Swap, swapped, swapStates } from '../rules/swap.js';
import { absencesIn, isAwayIn } from './absences.js';
import { addDuties, dutiesIn, lockRoster, removeDuties, storedDuty } from './roster.js';

type Kept = Pick<Swap, 'withId' | 'gives' | 'takes'>;

const what = 'swap';
const storedSwap = storedRequest.pick({ id: true, branchId: true, askedBy: true, decidedBy: true }).extend({
  state: z.enum(swapStates),
  data: z.object({ withId: uuid, gives: storedDuty, takes: storedDuty.nullable() }) satisfies z.ZodType<Kept>,
});

export async function swapOf(db: { prisma: Tx }, id: string): Promise<Swap | null> {
  const row = await requestLike(db, what, { id });
  if (!row) return null;
  const { data, ...asked } = storedSwap.parse(row);
  return { ...asked, ...data };
}

const told = (
  id: string,
  people: readonly string[],
  notBefore: Date,
  message: typeof swapAsked = swapAsked,
): OutboxMessage[] => people.map((personId) => message.for(id, toPerson(personId), { notBefore }));

/** The earliest time for messages about a swap, which can wait until people are at work. */
const wakes = (branch: Branch, now: Date) => earliestNotifyAt({ calendar: branchCalendar(branch), now });

/** Records a request for a swap, and asks the other person. @throws Refusal `moved_on` where it could not be done now */
export async function askSwap(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  asked: Kept & { askedBy: string },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    if (!(await fits(tx, branch.id, asked))) throw new Refusal('moved_on');
    const { askedBy, withId, gives, takes } = asked;
    const data = { withId, gives: { ...gives }, takes: takes && { ...takes } };
    const id = crypto.randomUUID();
    await addRequest(tx, { id, branchId: branch.id, what, askedBy, at: now }, data);
    await queue(tx, told(id, [asked.withId], wakes(branch, now)), branch.id, now);
    await audit(tx, branch.id, now, [{ actor: askedBy, action: 'swap.asked', subject: id, data: {} }]);
  });
}

/**
 * Records the other person's answer, then the leader's decision; each counts once. A granted swap changes the roster.
 * @param leaders person ids of those who may decide
 * @throws Refusal `gone`; `moved_on` where it is answered already, or is not possible any more because the roster has
 *   changed
 */
export async function answerSwap(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  id: string,
  { by, to }: { by: string; to: Exclude<Swap['state'], 'asked'> },
  leaders: readonly string[],
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const swap = await swapOf({ prisma: tx }, id);
    if (!swap) throw new Refusal('gone');
    const first = to === 'agreed' || to === 'refused';
    if (swap.state !== (first ? 'asked' : 'agreed')) throw new Refusal('moved_on');
    const moves = await fits(tx, branch.id, swap);
    if ((to === 'agreed' || to === 'granted') && !moves) throw new Refusal('moved_on');
    await moveRequest(tx, id, to, to === 'agreed' ? null : { by, at: now });
    if (to === 'granted' && moves) {
      await removeDuties(
        tx,
        branch.id,
        moves.map(({ from }) => from),
      );
      await addDuties(
        tx,
        branch.id,
        moves.map((move) => move.to),
      );
      const today = branchCalendar(branch).localDate(now);
      if (moves.some(({ from }) => from.date === today))
        await tell(db, tx, 'roster.changed', { branch, date: today, now });
    }
    await queue(
      tx,
      [
        ...told(id, [swap.withId], now),
        ...(to === 'refused' ? [] : told(id, leaders, first ? wakes(branch, now) : now)),
        ...told(id, first ? [swap.askedBy] : [swap.askedBy, swap.withId], now, swapTold),
      ],
      branch.id,
      now,
    );
    await audit(tx, branch.id, now, [{ actor: by, action: `swap.${to}`, subject: id, data: {} }]);
  });
}

async function fits(tx: Tx, branchId: string, swap: Kept & { askedBy: string }) {
  const dates = [swap.gives.date, swap.takes?.date ?? swap.gives.date].sort() as [string, string];
  const [duties, absences] = [
    await dutiesIn({ prisma: tx }, branchId, ...dates),
    await absencesIn({ prisma: tx }, branchId, ...dates),
  ];
  return swapped(swap, duties, isAwayIn(absences));
}
