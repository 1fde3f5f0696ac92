import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import { carriedAs } from '../../platform/forms/read.js';
import { Refusal } from '../../platform/refusal.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { dayView, postForm, shownMark } from '../messages/day.js';
import { postName, shiftName } from '../messages/duties.js';
import { gapTimes } from '../messages/gaps.js';
import { type Duty, isPost, shifts } from '../rules/roster.js';
import { mondayOf, type RosterDay, weekFrom } from '../rules/roster-day.js';
import { Clash, copyWeek, savePost } from '../store/edit-roster.js';
import { dutiesIn } from '../store/roster.js';
import { assertCanFill, dateIn, daysOf, show, staffOf, weekOf } from './roster.js';

async function dayOf(request: Request, here: Acting, date: string, note?: string) {
  const { days, names } = await daysOf(request, here.scene, [date]);
  const { branch } = here.scene;
  return dayView(days[0] as RosterDay, { branch, names, ...(note ? { note } : {}) }, request.speech);
}

async function pressDay(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertCanFill(here);
  return show(request, await dayOf(request, here, dateIn(request.argument)));
}

async function pressPost(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertCanFill(here);
  const [on = '', post] = request.argument.split('/');
  if (!isPost(post)) throw new Refusal('gone');
  const { branch, calendar } = here.scene;
  const date = dateIn(on);
  const { days, names } = await daysOf(request, here.scene, [date]);
  const day = days[0] as RosterDay;
  const today = calendar.localDate(request.now);
  const others = weekFrom(mondayOf(date)).filter(
    (one) => one !== date && one >= today && calendar.isWorkingDay(one),
  );
  const members = staffOf(here.scene).filter(({ personId }) => !day.away.includes(personId));
  const mark = crypto.randomUUID();
  return { update: postForm({ branch, day, post, members, names, others, mark }, request.speech) };
}

const carried = z.object({
  branchId: z.string(),
  date: z.string(),
  post: z.string(),
  mark: z.uuid(),
  shown: z.array(z.string()),
});

async function save(request: FormSubmit): Promise<Reply> {
  const { branchId, date: on, post, mark, shown } = carriedAs(carried, request.metadata);
  const here = await standInById(request, branchId);
  assertCanFill(here);
  if (!isPost(post)) throw new Refusal('gone');
  const date = dateIn(on);
  const { branch } = here.scene;
  // Nobody else was offered, and so nobody else can be taken off.
  const staff = new Set(staffOf(here.scene).map(({ personId }) => personId));
  const chosen: Duty[] = shifts.flatMap((shift) =>
    (request.values[shift]?.selected_options ?? [])
      .filter(({ value }) => staff.has(value))
      .map(({ value }) => ({ date, post, shift, personId: value })),
  );
  // What the person saw and took away; whoever came on since by another hand stays.
  const there = (await dutiesIn(request.db, branch.id, date, date)).filter(
    (duty) => duty.post === post && staff.has(duty.personId),
  );
  const seen = there.filter((duty) => shownMark([duty]).some((one) => shown.includes(one)));
  const also = (request.values.also?.selected_options ?? []).map(({ value }) => dateIn(value));
  try {
    const key = `${request.key}/${mark}`;
    await savePost(
      { db: request.db, branch, actor: here.who.personId, key, now: request.now },
      { date, post, chosen, shown: seen, also },
    );
  } catch (error) {
    if (!(error instanceof Clash)) throw error;
    const { personId } = error.other;
    const name = here.scene.members.find((one) => one.personId === personId)?.name ?? '?';
    const at = {
      post: postName(error.other.post, request.speech),
      shift: shiftName(error.other.shift, request.speech),
    };
    return { faults: { [error.chosen.shift]: request.speech.t('roster.clash', { name, ...at }) } };
  }
  return { update: await dayOf(request, here, date, request.speech.t('roster.saved')) };
}

async function pressCopy(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  assertCanFill(here);
  const monday = mondayOf(dateIn(request.argument));
  const { branch, calendar } = here.scene;
  const place = { branch, members: staffOf(here.scene), now: request.now };
  const filled = await copyWeek(
    { db: request.db, actor: here.who.personId, key: request.key },
    place,
    monday,
  );
  const { days } = await daysOf(request, here.scene, weekFrom(monday));
  const today = calendar.localDate(request.now);
  const { t } = request.speech;
  const open = gapTimes(
    days.filter(({ date }) => date >= today),
    branch,
    request.speech,
  );
  const note = [
    filled.length > 0 ? t('roster.copied', { count: filled.length }) : t('roster.copied_none'),
    ...(open.length > 0 ? [`⚠️ *${t('roster.left_open', { days: open.join('; ') })}*`] : []),
  ].join('\n');
  return show(request, await weekOf(request, here, monday, note));
}

/** Filling the roster: a post of a day at a time, or a week like those before. */
export const editRoster: Feature = {
  presses: {
    'roster.day:*': pressDay,
    'roster.post:*': pressPost,
    'roster.copy:*': pressCopy,
  },
  submits: { 'roster.saved': save },
};
