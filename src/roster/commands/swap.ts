import { z } from 'zod';
import { escapeText } from '../../platform/blocks/escape.js';
import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { carriedAs } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { addDays } from '../../platform/time/day.js';
import { returnForm, swapForm, swapWords } from '../messages/swap.js';
import { rights, rightToDecide } from '../rights.js';
import { deciders } from '../rules/absence.js';
import { type Duty, spansOf } from '../rules/roster.js';
import { dutyKey, type Swap, swapFault } from '../rules/swap.js';
import { absencesIn, isAwayIn } from '../store/absences.js';
import { dutiesIn } from '../store/roster.js';
import { answerSwap, askSwap, swapOf } from '../store/swaps.js';
import { staffOf } from './roster.js';

/** Days ahead in which shifts can be swapped. */
const ahead = 28;

/** All duties of these weeks, and who is away. */
async function aheadOf(request: Request, { scene }: Acting) {
  const today = scene.calendar.localDate(request.now);
  const span = [scene.branch.id, today, addDays(today, ahead)] as const;
  const [duties, absences] = await Promise.all([
    dutiesIn(request.db, ...span),
    absencesIn(request.db, ...span),
  ]);
  // Shifts in the past cannot be swapped.
  const isOver = ({ date, shift }: Duty) => {
    const day = scene.calendar.hours(date);
    const end = day && spansOf(shift, day)?.at(-1)?.to;
    return end ? end <= request.now : false;
  };
  const of = (personId: string) => duties.filter((duty) => duty.personId === personId && !isOver(duty));
  return { duties, isAway: isAwayIn(absences), of };
}

const othersOf = ({ scene, who }: Acting) =>
  staffOf(scene).filter(({ personId }) => personId !== who.personId);

async function open(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertMay(rights['roster.ask_to_swap'], here.who);
  const mine = (await aheadOf(request, here)).of(here.who.personId);
  const others = othersOf(here);
  if (mine.length === 0 || others.length === 0)
    return { say: sentence(request.speech.t('roster.swap.none')) };
  return { open: swapForm({ branch: here.scene.branch, mine, others }, request.speech) };
}

const byKey = (duties: readonly Duty[], key: string) => duties.find((duty) => dutyKey(duty) === key);

/**
 * The second form. If the other person cannot take the shift, the reason is shown under their name instead. Shifts
 * that cannot be taken in return are not on offer, but listed with the reason.
 */
async function chooseReturn(request: FormSubmit): Promise<Reply> {
  const { branchId } = carriedAs(z.object({ branchId: z.string() }), request.metadata);
  const here = await standInById(request, branchId);
  assertMay(rights['roster.ask_to_swap'], here.who);
  const chosen = request.values.gives?.selected_option?.value ?? '';
  const other = othersOf(here).find(
    ({ personId }) => personId === request.values.with?.selected_option?.value,
  );
  if (!other) throw new Refusal('gone');
  const { duties, isAway, of } = await aheadOf(request, here);
  const gives = byKey(of(here.who.personId), chosen);
  if (!gives) throw new Refusal('moved_on');
  const faultOf = (takes: Duty | null) =>
    swapFault({ askedBy: here.who.personId, withId: other.personId, gives, takes }, duties, isAway);
  const choices = [null, ...of(other.personId)].map((takes) => ({ takes, fault: faultOf(takes) }));
  const able = choices.flatMap(({ takes, fault }) => (fault ? [] : [takes]));
  const said = swapWords(here.scene.members, request.speech);
  const [first] = choices;
  if (able.length === 0 && first?.fault) return { faults: { with: said(first.fault) } };
  const carried = { branchId, gives: chosen, withId: other.personId, mark: crypto.randomUUID() };
  const left = choices.flatMap(({ fault }) => (fault ? [said(fault)] : []));
  return { update: returnForm(carried, { able, left }, request.speech) };
}

const carried = z.object({ branchId: z.string(), gives: z.string(), withId: z.string(), mark: z.uuid() });

async function ask(request: FormSubmit): Promise<Reply> {
  const { branchId, withId, mark, ...chosen } = carriedAs(carried, request.metadata);
  const here = await standInById(request, branchId);
  assertMay(rights['roster.ask_to_swap'], here.who);
  const other = othersOf(here).find(({ personId }) => personId === withId);
  const named = request.values.takes?.selected_option?.value ?? 'none';
  const { duties, isAway, of } = await aheadOf(request, here);
  const gives = byKey(of(here.who.personId), chosen.gives);
  const takes = named === 'none' ? null : byKey(of(withId), named);
  if (!other || !gives || takes === undefined) throw new Refusal('moved_on');
  const wanted = { askedBy: here.who.personId, withId, gives, takes };
  const fault = swapFault(wanted, duties, isAway);
  if (fault) return { faults: { takes: swapWords(here.scene.members, request.speech)(fault) } };
  await askSwap(
    { db: request.db, branch: here.scene.branch, now: request.now, key: `${request.key}/${mark}` },
    wanted,
  );
  return { say: sentence(request.speech.t('roster.swap.asked', { name: escapeText(other.name) })) };
}

const answer =
  (to: Exclude<Swap['state'], 'asked'>) =>
  async (request: ButtonPress): Promise<Reply> => {
    const swap = isId(request.value) ? await swapOf(request.db, request.value) : null;
    if (!swap) throw new Refusal('gone');
    const { scene, who } = await standInById(request, swap.branchId);
    const concerned = [swap.askedBy, swap.withId];
    const able = deciders(scene.members, concerned).map(({ personId }) => personId);
    const { right, stake } =
      to === 'agreed' || to === 'refused'
        ? { right: rights['roster.answer_swap'], stake: { details: { withId: swap.withId } } }
        : rightToDecide(scene.members, concerned);
    assertMay(right, who, stake);
    const said = { by: who.personId, to };
    await answerSwap(
      { db: request.db, branch: scene.branch, now: request.now, key: request.key },
      swap.id,
      said,
      able,
    );
    return { done: true };
  };

/** Swapping shifts: one person asks, the other agrees, a leader decides. */
export const swap: Feature = {
  presses: {
    'swap.open': open,
    'swap.agree': answer('agreed'),
    'swap.refuse': answer('refused'),
    'swap.approve': answer('granted'),
    'swap.decline': answer('declined'),
  },
  submits: { 'swap.with': chooseReturn, 'swap.asked': ask },
};
