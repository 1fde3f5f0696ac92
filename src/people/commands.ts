import { sentence } from '../platform/blocks/kit.js';
import { type Member, resolve } from '../platform/directory/roles.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { ensurePerson, membersOf } from '../platform/directory/store/people.js';
import { isId } from '../platform/id.js';
import { Refusal } from '../platform/refusal.js';
import { assertMay } from '../platform/rights/rights.js';
import { standInById } from '../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../platform/slack/request.js';
import { rights } from './rights.js';
import { askToJoin, decideJoin, requestOf } from './store/requests.js';

/** Who is asked to admit people to a branch: its head; where it has none, its supervisors, else head office. */
function deciders(members: readonly Member[]): Member[] {
  for (const role of ['branch_head', 'duty_supervisor', 'hq'] as const) {
    const found = resolve(members, [role]);
    if (found.length > 0) return found;
  }
  return [];
}

async function askIn(request: ButtonPress): Promise<Reply> {
  const branch = isId(request.value) ? await branchOf(request.db, request.value) : null;
  if (!branch) throw new Refusal('gone');
  const { id: personId } = request.caller.person ?? (await newPerson(request));
  const members = await membersOf(request.db, branch.id);
  const ids = deciders(members).map((member) => member.personId);
  await askToJoin(request, { branchId: branch.id, personId }, ids);
  return { say: sentence(request.speech.t(ids.length > 0 ? 'join.asked' : 'join.nobody')) };
}

const newPerson = async (request: Request) =>
  ensurePerson(request.db.prisma, request.slackId, await request.name());

const decide =
  (grant: boolean) =>
  async (request: ButtonPress): Promise<Reply> => {
    const joining = isId(request.value) ? await requestOf(request.db, request.value) : null;
    if (!joining) throw new Refusal('gone');
    const { scene, who } = await standInById(request, joining.branchId);
    const able = deciders(scene.members);
    const headed = resolve(scene.members, ['branch_head']).length > 0;
    assertMay(rights[headed ? 'people.let_in' : 'people.let_in_without_head'], who);
    await decideJoin(
      request,
      joining.id,
      { by: who.personId, role: grant ? 'staff' : null },
      able.map(({ personId }) => personId),
    );
    return { done: true };
  };

/** Asking to be admitted to a branch, and the answer. */
export const join: Feature = {
  presses: { 'join.ask': askIn, 'join.approve': decide(true), 'join.decline': decide(false) },
};
