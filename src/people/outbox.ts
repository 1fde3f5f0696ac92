import { branchOf } from '../platform/directory/store/branches.js';
import { personOf } from '../platform/directory/store/people.js';
import type { Shot, View } from '../platform/outbox/message.js';
import { joinAnswer, joinRequest } from './messages.js';
import { requestOf } from './store/requests.js';

async function load({ db, subject }: Shot) {
  const request = await requestOf(db, subject);
  const branch = request && (await branchOf(db, request.branchId));
  const person = request && (await personOf(db, request.askedBy));
  return request && branch && person ? { request, branch, person } : null;
}

/** The question to those who may let somebody in. */
export const join: View = {
  name: 'join',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot);
    if (!found) return 'moot';
    const { request, branch, person } = found;
    return { message: joinRequest(request, { name: person.name, branch: branch.name }, shot.speech) };
  },
};

/** The answer, to the person who asked. */
export const joined: View = {
  name: 'joined',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot);
    return found ? { message: joinAnswer(found.request.state, found.branch.name, shot.speech) } : 'moot';
  },
};
