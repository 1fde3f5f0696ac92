import { tell } from '../database/follow.js';
import type { Delivering } from './delivering.js';
import type {} from './happenings.js';
import type { Answer } from './slack.js';
import { beginOutage, EVERYWHERE, endOutages, isSomethingRefused } from './store/outages.js';
import { parseTarget } from './target.js';
import { awayErrors, isChannelTrouble, isTokenTrouble } from './trouble.js';

/** Whether an error concerns everything that is sent to the target, and not this message alone. */
export const isForAll = (error: string): boolean => awayErrors.includes(error);

/** The place of the outage that an answer of Slack indicates; null: none. */
function placeAway(answer: Answer, target: string): string | null {
  if (answer.as === 'done') return null;
  if (answer.as === 'unknown' || answer.code === 'unreachable' || isTokenTrouble(answer.code))
    return EVERYWHERE;
  const to = parseTarget(target);
  return isChannelTrouble(answer.code) && to.to === 'channel' ? to.channel : null;
}

/** Records the beginning of an outage if an answer indicates one. */
export async function noteRefusal(
  { db, clock }: Pick<Delivering, 'db' | 'clock'>,
  answer: Answer,
  target: string,
): Promise<void> {
  const place = placeAway(answer, target);
  if (place !== null) await beginOutage(db, place, clock.now());
}

/** Records the end of an outage after a message got through, and tells followers exactly once. */
export async function noteReturn(
  { db, clock }: Pick<Delivering, 'db' | 'clock'>,
  channel: string,
  how: 'posted' | 'edited',
): Promise<void> {
  if (how === 'edited' && (await isSomethingRefused(db))) return;
  await db.prisma.$transaction(async (tx) => {
    const now = clock.now();
    for (const outage of await endOutages(tx, channel, now))
      await tell(db, tx, 'slack.back', { outage, now });
  });
}
