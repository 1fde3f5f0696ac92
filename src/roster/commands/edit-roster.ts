import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import type { Member } from '../../platform/directory/roles.js';
import { carriedAs } from '../../platform/forms/read.js';
import type { Speech } from '../../platform/language/speak.js';
import { Refusal } from '../../platform/refusal.js';
import { standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { dayView, postForm, shownMark } from '../messages/day.js';
import { postName, shiftName } from '../messages/duties.js';
import { gapTimes } from '../messages/gaps.js';
import { Clash, type PostEdit } from '../rules/edit-post.js';
import { type Duty, isPost, type Post, shifts } from '../rules/roster.js';
import { mondayOf, type RosterDay, weekFrom } from '../rules/roster-day.js';
import { copyWeek, savePost } from '../store/edit-roster.js';
import { dutiesIn } from '../store/roster.js';
import { assertCanFill, dateIn, daysOf, show, staffOf, weekOf } from './roster.js';

async function dayOf(request: Request, here: Acting, date: string, note?: string) {
  const { days, names } = await daysOf(request, here.scene, [date]);
  const { branch } = here.scene;
  const edits = { of: 'roster', id: branch.id } as const;
  return dayView(days[0] as RosterDay, { branch, names, edits, ...(note ? { note } : {}) }, request.speech);
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
  const edits = { of: 'roster', id: branch.id } as const;
  return { update: postForm({ edits, day, post, members, names, others, mark }, request.speech) };
}

/** Reads the form of a post. @param there all duties of that day */
export function editIn(
  values: FormSubmit['values'],
  { date, post, shown }: { date: string; post: Post; shown: readonly string[] },
  there: readonly Duty[],
  members: readonly Member[],
): PostEdit {
  // Only these people were on offer, so only they can be taken off.
  const staff = new Set(members.map(({ personId }) => personId));
  const chosen: Duty[] = shifts.flatMap((shift) =>
    (values[shift]?.selected_options ?? [])
      .filter(({ value }) => staff.has(value))
      .map(({ value }) => ({ date, post, shift, personId: value })),
  );
  // Only people whom the form showed can be taken off; somebody added since by another person stays.
  const seen = there
    .filter((duty) => duty.date === date && duty.post === post && staff.has(duty.personId))
    .filter((duty) => shownMark([duty]).some((one) => shown.includes(one)));
  const also = (values.also?.selected_options ?? []).map(({ value }) => dateIn(value));
  return { date, post, chosen, shown: seen, also };
}

/** The error that somebody would be at two posts at once, under the input of that shift. */
export function clashOf({ chosen, other }: Clash, { scene }: Acting, speech: Speech): Reply {
  const name = scene.members.find((one) => one.personId === other.personId)?.name ?? '?';
  const at = { post: postName(other.post, speech), shift: shiftName(other.shift, speech) };
  return { faults: { [chosen.shift]: speech.t('roster.clash', { name, ...at }) } };
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
  const there = await dutiesIn(request.db, branch.id, date, date);
  const edit = editIn(request.values, { date, post, shown }, there, staffOf(here.scene));
  try {
    const key = `${request.key}/${mark}`;
    await savePost({ db: request.db, branch, actor: here.who.personId, key, now: request.now }, edit);
  } catch (error) {
    if (!(error instanceof Clash)) throw error;
    return clashOf(error, here, request.speech);
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

/** Filling the roster: one post of a day at a time, or a whole week copied from those before. */
export const editRoster: Feature = {
  presses: {
    'roster.day:*': pressDay,
    'roster.post:*': pressPost,
    'roster.copy:*': pressCopy,
  },
  submits: { 'roster.saved': save },
};
