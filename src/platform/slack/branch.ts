import type { Acting } from '../directory/acting.js';
import type { Branch, Scene } from '../directory/branch.js';
import { branchOf } from '../directory/store/branches.js';
import { membersOf } from '../directory/store/people.js';
import type { FormScene } from '../forms/inputs.js';
import { isId } from '../id.js';
import { Refusal } from '../refusal.js';
import { branchCalendar } from '../time/calendar.js';
import { chooseBranch } from './messages.js';
import type { Reply, Request } from './request.js';
import { keepDraft } from './store/drafts.js';

/**
 * The person as a member of the branch, with the branch's current members.
 * @throws Refusal `not_member` where the person has no role there.
 */
export async function standIn(request: Request, branch: Branch): Promise<Acting> {
  const roles = request.caller.rolesIn(branch.id);
  const { person } = request.caller;
  if (!person || roles.length === 0) throw new Refusal('not_member', { branch: branch.id });
  const known = request.caller.here?.id === branch.id ? request.caller.members : [];
  const members = known.length > 0 ? known : await membersOf(request.db, branch.id);
  const who = members.find(({ personId }) => personId === person.id) ?? {
    personId: person.id,
    slackId: person.slackId,
    name: person.name,
    roles,
  };
  return { scene: { branch, calendar: branchCalendar(branch), members, now: request.now }, who };
}

/** The same by a branch's id, which came from a button or a form and may be anything. */
export async function standInById(request: Request, branchId: unknown): Promise<Acting> {
  const branch = isId(branchId) ? await branchOf(request.db, branchId) : null;
  if (!branch) throw new Refusal('gone');
  return standIn(request, branch);
}

/** What a form needs to know of the branch and the person. */
export const formScene = (request: Request, { members, branch }: Scene): FormScene => ({
  members,
  branch,
  speech: request.speech,
  photos: request.takesPhotos,
});

/**
 * Carries out a command in the branch of the channel; elsewhere in the person's only branch. Where they have several,
 * they are asked which, and their words are kept meanwhile.
 */
export async function inBranch(
  request: Request,
  command: string,
  text: string,
  go: (here: Acting) => Promise<Reply>,
): Promise<Reply> {
  const { here, theirs, person } = request.caller;
  const [only] = theirs;
  if (here) return go(await standIn(request, here));
  if (only && theirs.length === 1) return go(await standIn(request, only));
  if (!only || !person) throw new Refusal('not_branch');
  const draft = await keepDraft(
    request.db,
    { personId: person.id, branchId: null, what: command, text },
    request.now,
  );
  return { say: chooseBranch(theirs, draft, request.speech) };
}
