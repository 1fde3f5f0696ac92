import { callHands, callOf, comeToHelp } from '../database/extra-hands.js';
import { dutiesIn, isRostered, onLeave } from '../database/roster.js';
import { isId } from '../domain/id.js';
import { extraHands } from '../domain/people/extra-hands.js';
import { isParty, leaders } from '../domain/people/roles.js';
import type { Duty } from '../domain/people/roster.js';
import { mask } from '../domain/privacy/mask.js';
import { Refusal } from '../domain/records/record.js';
import { sentence } from '../messages/kit.js';
import type { Asked, Feature, Pressed, Reply } from '../slack/asked.js';
import { staffOf } from './roster.js';
import { type Here, inBranch, standInById } from './scene.js';

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
