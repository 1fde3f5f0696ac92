import { namesOf } from '../../platform/directory/store/people.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { swapAnswer, swapRequest } from '../messages/swap.js';
import { swapOf } from '../store/swaps.js';

async function load({ db, subject, personId }: Shot) {
  const found = await swapOf(db, subject);
  if (!found) return null;
  const { askedBy, withId, decidedBy } = found;
  return {
    swap: found,
    names: await namesOf(db, [askedBy, withId, decidedBy]),
    isOther: personId === withId,
  };
}

/** The question: to the other, then to those who lead the lobby; edited into what became of it. */
export const swap: View = {
  name: 'swap',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const told = await load(shot);
    return told ? { message: swapRequest(told, shot.speech) } : 'moot';
  },
};

/** How it stands, to those whom it concerns. */
export const swapTold: View = {
  name: 'swap_told',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const told = await load(shot);
    return told ? { message: swapAnswer(told, shot.speech) } : 'moot';
  },
};
