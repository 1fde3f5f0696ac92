import type { Acting } from '../directory/acting.js';
import type { Branch, Scene } from '../directory/branch.js';
import { branchOf } from '../directory/store/branches.js';
import { membersOf } from '../directory/store/people.js';
import type { FormScene } from '../forms/inputs.js';
import { isId } from '../id.js';
import { mask } from '../privacy/mask.js';
import { Refusal } from '../refusal.js';
import { branchCalendar } from '../time/calendar.js';
import type { Asked, Reply } from './asked.js';
import { chooseBranch } from './messages.js';
import { keepDraft } from './store/drafts.js';

/**
 * The branch as the person stands in it, read afresh.
 * @throws Refusal `not_member` where the person is not on its list.
 */
export async function standIn(asked: Asked, branch: Branch): Promise<Acting> {
  const roles = asked.standing.rolesIn(branch.id);
  const { person } = asked.standing;
  if (!person || roles.length === 0) throw new Refusal('not_member', { branch: branch.id });
  const known = asked.standing.here?.id === branch.id ? asked.standing.members : [];
  const members = known.length > 0 ? known : await membersOf(asked.db, branch.id);
  const who = members.find(({ personId }) => personId === person.id) ?? {
    personId: person.id,
    slackId: person.slackId,
    name: person.name,
    roles,
  };
  return { scene: { branch, calendar: branchCalendar(branch), members, now: asked.now }, who };
}

/** The same by a branch's id, which came from a button or a form and may be anything. */
export async function standInById(asked: Asked, branchId: unknown): Promise<Acting> {
  const branch = isId(branchId) ? await branchOf(asked.db, branchId) : null;
  if (!branch) throw new Refusal('gone');
  return standIn(asked, branch);
}

/** What a form needs to know of the branch and the person. */
export const formScene = (asked: Asked, { members, branch }: Scene): FormScene => ({
  members,
  branch,
  speech: asked.speech,
  photos: asked.takesPhotos,
});

/**
 * Carries a command out in the branch it means: that of the channel; elsewhere the person's own; where they have
 * several, they are asked, and their words wait.
 */
export async function inBranch(
  asked: Asked,
  command: string,
  text: string,
  go: (here: Acting) => Promise<Reply>,
): Promise<Reply> {
  const { here, theirs, person } = asked.standing;
  const [only] = theirs;
  if (here) return go(await standIn(asked, here));
  if (only && theirs.length === 1) return go(await standIn(asked, only));
  if (!only || !person) throw new Refusal('not_branch');
  const draft = await keepDraft(
    asked.db,
    { personId: person.id, branchId: null, what: command, text: mask(text).text },
    asked.now,
  );
  return { say: chooseBranch(theirs, draft, asked.speech) };
}
