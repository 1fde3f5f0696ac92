import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { carriedAs } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { addDays } from '../../platform/time/day.js';
import { dayView, postForm } from '../messages/day.js';
import { gapTimes } from '../messages/gaps.js';
import { noProposal, proposalView } from '../messages/proposal.js';
import { Clash } from '../rules/edit-post.js';
import { neededPosts } from '../rules/needed-posts.js';
import { type KeptProposal, missingIn, propose, skillDays, turnsWith } from '../rules/proposal.js';
import { isPost } from '../rules/roster.js';
import { mondayOf, rosterDay, weekFrom } from '../rules/roster-day.js';
import { unevenness } from '../rules/turns.js';
import { absencesIn, isAwayIn } from '../store/absences.js';
import {
  changeProposal,
  discardProposal,
  keepProposal,
  proposalOf,
  useProposal,
} from '../store/proposals.js';
import { dutiesIn } from '../store/roster.js';
import { measureOf } from '../store/traffic.js';
import { clashOf, editIn } from './edit-roster.js';
import { assertCanFill, dateIn, daysOf, show, staffOf, weekOf } from './roster.js';

/** Proposes a roster for the rest of a week. Only the proposal is stored; the roster stays as it is. */
async function pressPropose(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertCanFill(here);
  const monday = mondayOf(dateIn(request.argument));
  const { branch, calendar, members } = here.scene;
  const [measure, duties, absences] = await Promise.all([
    measureOf(request.db, here.scene),
    dutiesIn(request.db, branch.id, addDays(monday, -skillDays), addDays(monday, 6)),
    absencesIn(request.db, branch.id, monday, addDays(monday, 6)),
  ]);
  const today = calendar.localDate(request.now);
  const made = propose({
    ...{ calendar, needs: measure.needs, week: measure.staffed.week },
    ...{ monday, today, members, duties, isAway: isAwayIn(absences) },
  });
  if ('fault' in made)
    return show(request, await weekOf(request, here, monday, noProposal(made, request.speech)));
  const id = await keepProposal(handOf(request, here), made);
  return show(request, await viewOf(request, here, await kept(request, id)));
}

const handOf = ({ db, key, now }: Request, { scene, who }: Acting) => ({
  db,
  branch: scene.branch,
  actor: who.personId,
  key,
  now,
});

/** @throws Refusal `gone` */
async function kept({ db }: Request, id: string): Promise<KeptProposal> {
  const proposal = isId(id) ? await proposalOf(db, id) : null;
  if (!proposal) throw new Refusal('gone');
  return proposal;
}

/** The proposal that a button or a form names. The right to write the roster is checked each time. */
async function proposalAt(request: Request, id: string): Promise<{ proposal: KeptProposal; here: Acting }> {
  const proposal = await kept(request, id);
  const here = await standInById(request, proposal.branchId);
  assertCanFill(here);
  if (proposal.state !== 'asked') throw new Refusal('moved_on');
  return { proposal, here };
}

async function viewOf(request: Request, here: Acting, proposal: KeptProposal, note?: string) {
  const { branch, members } = here.scene;
  const { monday, dates, duties, before } = proposal;
  const [measure, past] = await Promise.all([
    measureOf(request.db, here.scene),
    dutiesIn(request.db, branch.id, addDays(monday, -skillDays), addDays(monday, -1)),
  ]);
  const of = (there: typeof duties) => ({
    missing: missingIn(dates, there, measure),
    uneven: unevenness(turnsWith({ monday, duties: there }, past, measure)),
  });
  const [now, then] = [of(before), of(duties)];
  const known = new Map(members.map(({ personId, name }) => [personId, name]));
  const unknown = [...duties, ...before].map(({ personId }) => personId).filter((id) => !known.has(id));
  return proposalView(
    {
      proposal,
      names: new Map([...known, ...(await namesOf(request.db, unknown))]),
      week: measure.staffed.week,
      missing: { now: now.missing, after: then.missing },
      uneven: { now: now.uneven, after: then.uneven },
      ...(note ? { note } : {}),
    },
    request.speech,
  );
}

async function pressOpen(request: ButtonPress): Promise<Reply> {
  const { proposal, here } = await proposalAt(request, request.value);
  return show(request, await viewOf(request, here, proposal));
}

async function dayIn(request: Request, { scene }: Acting, proposal: KeptProposal, on: string) {
  const date = dateIn(on);
  if (!proposal.dates.includes(date)) throw new Refusal('gone');
  const absences = await absencesIn(request.db, scene.branch.id, date, date);
  const { names } = await daysOf(request, scene, [date]);
  return {
    date,
    names,
    day: rosterDay(
      date,
      { duties: proposal.duties, absences },
      scene.calendar,
      neededPosts.of(scene.branch.settings),
    ),
  };
}

async function dayOf(request: Request, here: Acting, proposal: KeptProposal, on: string) {
  const { day, names } = await dayIn(request, here, proposal, on);
  const edits = { of: 'proposal', id: proposal.id } as const;
  return dayView(day, { branch: here.scene.branch, names, edits }, request.speech);
}

async function pressDay(request: ButtonPress): Promise<Reply> {
  const { proposal, here } = await proposalAt(request, request.value);
  return show(request, await dayOf(request, here, proposal, request.argument));
}

async function pressPost(request: ButtonPress): Promise<Reply> {
  const { proposal, here } = await proposalAt(request, request.value);
  const [on = '', post] = request.argument.split('/');
  if (!isPost(post)) throw new Refusal('gone');
  const { day, names, date } = await dayIn(request, here, proposal, on);
  const form = postForm(
    {
      edits: { of: 'proposal', id: proposal.id },
      day,
      post,
      members: staffOf(here.scene).filter(({ personId }) => !day.away.includes(personId)),
      names,
      others: proposal.dates.filter((one) => one !== date),
      mark: crypto.randomUUID(),
    },
    request.speech,
  );
  return show(request, form);
}

const carried = z.object({
  proposalId: z.string(),
  date: z.string(),
  post: z.string(),
  mark: z.uuid(),
  shown: z.array(z.string()),
});

async function save(request: FormSubmit): Promise<Reply> {
  const { proposalId, date: on, post, mark, shown } = carriedAs(carried, request.metadata);
  const { proposal, here } = await proposalAt(request, proposalId);
  if (!isPost(post)) throw new Refusal('gone');
  const date = dateIn(on);
  const edit = editIn(request.values, { date, post, shown }, proposal.duties, staffOf(here.scene));
  try {
    const hand = { ...handOf(request, here), key: `${request.key}/${mark}` };
    await changeProposal(hand, proposal.id, edit);
  } catch (error) {
    if (!(error instanceof Clash)) throw error;
    return clashOf(error, here, request.speech);
  }
  return { update: await dayOf(request, here, await kept(request, proposal.id), date) };
}

async function pressUse(request: ButtonPress): Promise<Reply> {
  const { proposal, here } = await proposalAt(request, request.value);
  const { t } = request.speech;
  const used = await useProposal(handOf(request, here), proposal.id);
  if (used === 'changed') {
    const now = await kept(request, proposal.id);
    return show(request, await viewOf(request, here, now, t('roster.proposal.changed')));
  }
  const { days, names } = await daysOf(request, here.scene, weekFrom(proposal.monday));
  const today = here.scene.calendar.localDate(request.now);
  const open = gapTimes(
    days.filter(({ date }) => date >= today),
    here.scene.branch,
    request.speech,
  );
  const left = used.leftOut.map((personId) => names.get(personId) ?? '?');
  const note = [
    `✅ ${t('roster.proposal.used', { count: used.days })}`,
    ...(left.length > 0 ? [t('roster.proposal.left_out', { names: request.speech.list(left) })] : []),
    ...(open.length > 0 ? [`⚠️ *${t('roster.left_open', { days: open.join('; ') })}*`] : []),
  ].join('\n');
  return show(request, await weekOf(request, here, proposal.monday, note));
}

async function pressDiscard(request: ButtonPress): Promise<Reply> {
  const { proposal, here } = await proposalAt(request, request.value);
  await discardProposal(handOf(request, here), proposal.id);
  const note = request.speech.t('roster.proposal.discarded');
  return show(request, await weekOf(request, here, proposal.monday, note));
}

/** A proposed roster, which people who may write the roster can change, use or discard. */
export const proposal: Feature = {
  presses: {
    'roster.propose:*': pressPropose,
    'proposal.open': pressOpen,
    'proposal.day:*': pressDay,
    'proposal.post:*': pressPost,
    'proposal.use': pressUse,
    'proposal.discard': pressDiscard,
  },
  submits: { 'proposal.saved': save },
};
