import { namesOf } from '../../platform/directory/store/people.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { swap, swapTold } from '../contracts.js';
import { swapAnswer, swapRequest } from '../messages/swap.js';
import { swapOf } from '../store/swaps.js';

async function load({ db, subject, personId }: Pick<RenderContext, 'db' | 'subject' | 'personId'>) {
  const found = await swapOf(db, subject);
  if (!found) return null;
  const { askedBy, withId, decidedBy } = found;
  return {
    swap: found,
    names: await namesOf(db, [askedBy, withId, decidedBy]),
    isOther: personId === withId,
  };
}

export const swapDrawn = swap.drawnBy(async (context) => {
  const told = await load(context);
  return told ? { message: swapRequest(told, context.speech) } : 'skip';
});

export const swapToldDrawn = swapTold.drawnBy(async (context) => {
  const told = await load(context);
  return told ? { message: swapAnswer(told, context.speech) } : 'skip';
});
