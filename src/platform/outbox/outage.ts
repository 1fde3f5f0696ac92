import { tell } from '../database/follow.js';
import type { Delivering } from './delivering.js';
import type {} from './happenings.js';
import type { Answer } from './slack.js';
import { beginOutage, EVERYWHERE, endOutages, isSomethingRefused } from './store/outages.js';
import { parseTarget } from './target.js';
import { awayErrors, isChannelTrouble, isTokenTrouble } from './trouble.js';

/** Whether a row was refused for what keeps everything from a place, and not this message alone. */
export const isForAll = (error: string): boolean => awayErrors.includes(error);

/** What an answer of Slack's says of where nothing can be said now; null: nothing. */
function placeAway(answer: Answer, target: string): string | null {
  if (answer.as === 'done') return null;
  if (answer.as === 'unknown' || answer.code === 'unreachable' || isTokenTrouble(answer.code))
    return EVERYWHERE;
  const to = parseTarget(target);
  return isChannelTrouble(answer.code) && to.to === 'channel' ? to.channel : null;
}

/** Writes down that Slack takes nothing any more, where an answer says so. */
export async function noteRefusal(
  { db, clock }: Pick<Delivering, 'db' | 'clock'>,
  answer: Answer,
  target: string,
): Promise<void> {
  const place = placeAway(answer, target);
  if (place !== null) await beginOutage(db, place, clock.now());
}

/** Something got through: what follows from the end of an outage follows once, whoever comes first. */
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
