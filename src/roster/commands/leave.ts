import { z } from 'zod';
import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { maskIn } from '../../platform/directory/masking.js';
import { carriedAs, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { daysAhead } from '../../platform/reading/days-ahead.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import { inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { kindSaid, leaveForm } from '../messages/leave.js';
import { rights, rightToDecide } from '../rights.js';
import { absenceKinds, daysFault, deciders } from '../rules/absence.js';
import { absenceOf, askAbsence, decideAbsence } from '../store/absences.js';
import { staffOf } from './roster.js';

function form(request: Request, { scene, who }: Acting, words = ''): Reply {
  assertMay(rights['roster.ask_for_leave'], who);
  const others = may(rights['roster.note_leave_of_others'], who)
    ? staffOf(scene).filter(({ personId }) => personId !== who.personId)
    : [];
  const today = scene.calendar.localDate(request.now);
  const place = { calendar: scene.calendar, now: request.now, country: scene.branch.country };
  const days = daysAhead(words, place) ?? { first: today, last: today };
  const said = { words: words.trim(), from: days.first, to: days.last, kind: kindSaid(words) };
  const mark = crypto.randomUUID();
  return { open: leaveForm({ branch: scene.branch, others, said, mark }, request.speech) };
}

const ids = (members: readonly { personId: string }[]) => members.map(({ personId }) => personId);
const carried = z.object({ branchId: z.string(), mark: z.uuid() });

async function ask(request: FormSubmit): Promise<Reply> {
  const { branchId, mark } = carriedAs(carried, request.metadata);
  const { scene, who } = await standInById(request, branchId);
  assertMay(rights['roster.ask_for_leave'], who);
  const { values, speech } = request;
  const kind = absenceKinds.find((one) => one === values.kind?.selected_option?.value);
  const days = { from: values.from?.selected_date ?? '', to: values.to?.selected_date ?? '' };
  const fault = daysFault(days, scene.calendar.localDate(request.now));
  if (!kind) return { faults: { kind: speech.t('faults.missing') } };
  if (fault) return { faults: { [fault.field]: speech.t(`roster.leave.${fault.fault}`) } };
  const personId = values.who?.selected_option?.value ?? who.personId;
  const other = personId === who.personId ? null : who;
  if (other) assertMay(rights['roster.note_leave_of_others'], who);
  if (other && !staffOf(scene).some((member) => member.personId === personId)) throw new Refusal('gone');
  const able = ids(deciders(scene.members, [personId]));
  if (!other && able.length === 0) return { say: sentence(speech.t('roster.leave.nobody')) };
  const note = text(values.note);
  const isPressing = kind === 'sick' || days.from <= scene.calendar.localDate(request.now);
  const fresh = await askAbsence(
    { db: request.db, branch: scene.branch, now: request.now, key: `${request.key}/${mark}` },
    { personId, ...days, kind, note: note === undefined ? null : maskIn(scene.branch, note).text },
    { deciders: able, at: isPressing ? request.now : earliestNotifyAt(scene) },
    other?.personId ?? null,
  );
  if (!fresh) return { faults: { from: speech.t('roster.leave.again') } };
  return { say: sentence(speech.t(other ? 'roster.leave.noted' : 'roster.leave.asked')) };
}

async function absenceAt(request: ButtonPress) {
  const absence = isId(request.value) ? await absenceOf(request.db, request.value) : null;
  if (!absence) throw new Refusal('gone');
  const here = await standInById(request, absence.branchId);
  return { absence, ...here, able: deciders(here.scene.members, [absence.personId]) };
}

const decide =
  (state: 'approved' | 'declined') =>
  async (request: ButtonPress): Promise<Reply> => {
    const { absence, scene, who, able } = await absenceAt(request);
    if (absence.personId === who.personId) throw new Refusal('same_person');
    const { right, stake } = rightToDecide(scene.members, [absence.personId]);
    assertMay(right, who, stake);
    const answer = { by: who.personId, state };
    await decideAbsence(
      { db: request.db, branch: scene.branch, now: request.now, key: request.key },
      absence.id,
      answer,
      ids(able),
    );
    return { done: true };
  };

async function withdraw(request: ButtonPress): Promise<Reply> {
  const { absence, scene, who, able } = await absenceAt(request);
  assertMay(rights['roster.withdraw_leave'], who, { ownerId: absence.personId });
  // An absence in the past cannot be withdrawn.
  if (absence.to < scene.calendar.localDate(request.now)) throw new Refusal('moved_on');
  const answer = { by: who.personId, state: 'withdrawn' } as const;
  await decideAbsence(
    { db: request.db, branch: scene.branch, now: request.now, key: request.key },
    absence.id,
    answer,
    ids(able),
  );
  return { done: true };
}

/** Absences: requested, decided, withdrawn. */
export const leave: Feature = {
  commands: {
    leave: {
      helpGroup: 'ahead',
      answer: (request, line) => inBranch(request, 'leave', line, async (here) => form(request, here, line)),
    },
  },
  presses: {
    'leave.open': async (request) => form(request, await standInById(request, request.value)),
    'leave.approve': decide('approved'),
    'leave.decline': decide('declined'),
    'leave.withdraw': withdraw,
  },
  submits: { 'leave.asked': ask },
};
