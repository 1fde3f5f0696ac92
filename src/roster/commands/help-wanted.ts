import { sentence } from '../../platform/blocks/kit.js';
import { isParty, leaders } from '../../platform/directory/roles.js';
import { isId } from '../../platform/id.js';
import { mask } from '../../platform/privacy/mask.js';
import { Refusal } from '../../platform/refusal.js';
import type { Asked, Feature, Pressed, Reply } from '../../platform/slack/asked.js';
import { type Here, inBranch, standInById } from '../../platform/slack/branch.js';
import { extraHands } from '../rules/extra-hands.js';
import type { Duty } from '../rules/roster.js';
import { callHands, callOf, comeToHelp } from '../store/extra-hands.js';
import { dutiesIn, isRostered, onLeave } from '../store/roster.js';
import { staffOf } from './roster.js';

/** Who may call: those who lead the lobby, and whoever stands in it today. */
function mustStandThere({ who }: Here, today: readonly Duty[]): void {
  const inLobby = today.some(
    ({ post, shift, personId }) => post === 'lobby' && shift !== 'on_call' && personId === who.personId,
  );
  if (!inLobby && !isParty(who, leaders)) throw new Refusal('not_allowed');
}

/**
 * `/lobby help-wanted [words]`: calls at once whoever stands at another post now, or is on call. A branch without a roster
 * calls everybody of its own.
 */
const call = (asked: Asked, line: string) =>
  inBranch(asked, 'help-wanted', line, async (here) => {
    const { scene, who } = here;
    const { branch, calendar } = scene;
    const date = calendar.localDate(asked.now);
    const today = await dutiesIn(asked.db, branch.id, date, date);
    mustStandThere(here, today);
    const hours = calendar.hours(date);
    const rostered = await isRostered(asked.db, branch.id, date);
    const leave = await onLeave(asked.db, branch.id, date);
    const hands = rostered && hours ? extraHands(today, hours, asked.now) : null;
    const people = staffOf(scene)
      .map(({ personId }) => personId)
      .filter((one) => one !== who.personId && !leave.has(one) && (hands ? hands.has(one) : !rostered));
    if (people.length === 0) return { say: sentence(asked.speech.t('roster.hands.nobody')) };
    const words = mask(line.trim()).text.slice(0, 500);
    await callHands(asked.db, branch.id, { by: who.personId, words, people }, asked.now, asked.key);
    return { say: sentence(asked.speech.t('roster.hands.sent')) };
  });

async function come(asked: Pressed): Promise<Reply> {
  const called = isId(asked.value) ? await callOf(asked.db, asked.value) : null;
  if (!called) throw new Refusal('gone');
  const { who } = await standInById(asked, called.branchId);
  await comeToHelp(asked.db, called.id, who.personId, asked.now, asked.key);
  return { done: true };
}

/** Extra hands for the lobby when the queue outgrows it. */
export const helpWanted: Feature = { commands: { 'help-wanted': call }, presses: { 'hands.come': come } };
