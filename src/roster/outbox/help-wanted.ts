import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { handsCall, handsComing } from '../messages/hands.js';
import { callOf } from '../store/extra-hands.js';

async function load({ db, subject }: Shot) {
  const call = await callOf(db, subject);
  const branch = call && (await branchOf(db, call.branchId));
  if (!call || !branch) return null;
  const { id, words, askers, called, coming } = call;
  return {
    ...{ id, branch, words, askers, called, coming },
    names: await namesOf(db, [...askers, ...Object.keys(coming)]),
  };
}

/** The call, to each who is called. */
export const hands: View = {
  name: 'hands',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot);
    return found && shot.personId ? { message: handsCall(found, shot.personId, shot.speech) } : 'moot';
  },
};

/** Who comes, to whoever asked; edited as they answer. */
export const handsOnTheWay: View = {
  name: 'hands_coming',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot);
    return found ? { message: handsComing(found, shot.speech) } : 'moot';
  },
};
