import { branchOf } from '../platform/directory/store/branches.js';
import { personOf } from '../platform/directory/store/people.js';
import type { RenderContext } from '../platform/outbox/message.js';
import { join, joined } from './contracts.js';
import { joinAnswer, joinRequest } from './messages.js';
import { requestOf } from './store/requests.js';

async function load({ db, subject }: Pick<RenderContext, 'db' | 'subject'>) {
  const request = await requestOf(db, subject);
  const branch = request && (await branchOf(db, request.branchId));
  const person = request && (await personOf(db, request.askedBy));
  return request && branch && person ? { request, branch, person } : null;
}

export const joinDrawn = join.drawnBy(async (context) => {
  const found = await load(context);
  if (!found) return 'skip';
  const { request, branch, person } = found;
  return { message: joinRequest(request, { name: person.name, branch: branch.name }, context.speech) };
});

export const joinedDrawn = joined.drawnBy(async (context) => {
  const found = await load(context);
  return found ? { message: joinAnswer(found.request.state, found.branch.name, context.speech) } : 'skip';
});
