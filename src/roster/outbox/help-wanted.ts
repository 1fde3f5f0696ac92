import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { hands, handsOnTheWay } from '../contracts.js';
import { handsCall, handsComing } from '../messages/hands.js';
import { callOf } from '../store/extra-hands.js';

async function load({ db, subject }: Pick<RenderContext, 'db' | 'subject'>) {
  const call = await callOf(db, subject);
  const branch = call && (await branchOf(db, call.branchId));
  if (!call || !branch) return null;
  const { id, words, askers, called, coming } = call;
  return {
    ...{ id, branch, words, askers, called, coming },
    names: await namesOf(db, [...askers, ...Object.keys(coming)]),
  };
}

export const handsDrawn = hands.drawnBy(async (context) => {
  const found = await load(context);
  return found ? { message: handsCall(found, context.personId, context.speech) } : 'skip';
});

export const handsOnTheWayDrawn = handsOnTheWay.drawnBy(async (context) => {
  const found = await load(context);
  return found ? { message: handsComing(found, context.speech) } : 'skip';
});
