import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { maskIn } from '../../platform/directory/masking.js';
import { isId } from '../../platform/id.js';
import { clean } from '../../platform/privacy/mask.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { rights } from '../rights.js';
import { extraHands } from '../rules/extra-hands.js';
import type { Duty } from '../rules/roster.js';
import { callHands, callOf, comeToHelp } from '../store/extra-hands.js';
import { dutiesIn, isRostered, onLeave } from '../store/roster.js';
import { staffOf } from './roster.js';

/** Those who lead the lobby may call, and those rostered for it today. @throws Refusal `not_allowed` */
function assertCanCall({ who }: Acting, today: readonly Duty[]): void {
  const standing = today.filter(({ post, shift }) => post === 'lobby' && shift !== 'on_call');
  assertMay(rights['roster.call_hands'], who, {
    details: { in_lobby: standing.map(({ personId }) => personId) },
  });
}

/**
 * `/lobby help-wanted [words]`: calls at once everybody who is at another post now or on call; in a branch without a
 * roster, all its staff.
 */
const call = (request: Request, line: string) =>
  inBranch(request, 'help-wanted', line, (here) => callFrom(request, here, line));

/** The same by a button, without words. */
const pressCall = async (request: ButtonPress): Promise<Reply> =>
  callFrom(request, await standInById(request, request.value), '');

async function callFrom(request: Request, here: Acting, line: string): Promise<Reply> {
  const { scene, who } = here;
  const { branch, calendar } = scene;
  const date = calendar.localDate(request.now);
  const today = await dutiesIn(request.db, branch.id, date, date);
  assertCanCall(here, today);
  const hours = calendar.hours(date);
  const rostered = await isRostered(request.db, branch.id, date);
  const leave = await onLeave(request.db, branch.id, date);
  const hands = rostered && hours ? extraHands(today, hours, request.now) : null;
  const people = staffOf(scene)
    .map(({ personId }) => personId)
    .filter((one) => one !== who.personId && !leave.has(one) && (hands ? hands.has(one) : !rostered));
  if (people.length === 0) return { say: sentence(request.speech.t('roster.hands.nobody')) };
  const words = clean(maskIn(branch, line).text, 500).text;
  await callHands(
    { db: request.db, branchId: branch.id, now: request.now, key: request.key },
    { by: who.personId, words, people },
  );
  return { say: sentence(request.speech.t('roster.hands.sent')) };
}

async function come(request: ButtonPress): Promise<Reply> {
  const called = isId(request.value) ? await callOf(request.db, request.value) : null;
  if (!called) throw new Refusal('gone');
  const { who } = await standInById(request, called.branchId);
  await comeToHelp(request, called.id, who);
  return { done: true };
}

/** Calling extra hands to the lobby. */
export const helpWanted: Feature = {
  commands: { 'help-wanted': { answer: call, helpGroup: 'ahead' } },
  presses: { 'hands.call': pressCall, 'hands.come': come },
};
