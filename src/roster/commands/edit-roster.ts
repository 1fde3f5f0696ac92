import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import { carriedAs } from '../../platform/forms/read.js';
import { Refusal } from '../../platform/refusal.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../../platform/slack/asked.js';
import { standInById } from '../../platform/slack/branch.js';
import { dayView, postForm, shownMark } from '../messages/day.js';
import { postName, shiftName } from '../messages/duties.js';
import { gapTimes } from '../messages/gaps.js';
import { type Duty, isPost, shifts } from '../rules/roster.js';
import { mondayOf, type RosterDay, weekFrom } from '../rules/roster-day.js';
import { Clash, copyWeek, savePost } from '../store/edit-roster.js';
import { dutiesIn } from '../store/roster.js';
import { assertCanFill, dateIn, daysOf, show, staffOf, weekOf } from './roster.js';

async function dayOf(asked: Asked, here: Acting, date: string, note?: string) {
  const { days, names } = await daysOf(asked, here.scene, [date]);
  const { branch } = here.scene;
  return dayView(days[0] as RosterDay, { branch, names, ...(note ? { note } : {}) }, asked.speech);
}

async function pressDay(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  assertCanFill(here);
  return show(asked, await dayOf(asked, here, dateIn(asked.argument)));
}

async function pressPost(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  assertCanFill(here);
  const [on = '', post] = asked.argument.split('/');
  if (!isPost(post)) throw new Refusal('gone');
  const { branch, calendar } = here.scene;
  const date = dateIn(on);
  const { days, names } = await daysOf(asked, here.scene, [date]);
  const day = days[0] as RosterDay;
  const today = calendar.localDate(asked.now);
  const others = weekFrom(mondayOf(date)).filter(
    (one) => one !== date && one >= today && calendar.isWorkingDay(one),
  );
  const members = staffOf(here.scene).filter(({ personId }) => !day.away.includes(personId));
  const mark = crypto.randomUUID();
  return { update: postForm({ branch, day, post, members, names, others, mark }, asked.speech) };
}

const carried = z.object({
  branchId: z.string(),
  date: z.string(),
  post: z.string(),
  mark: z.uuid(),
  shown: z.array(z.string()),
});

async function save(asked: Submitted): Promise<Reply> {
  const { branchId, date: on, post, mark, shown } = carriedAs(carried, asked.metadata);
  const here = await standInById(asked, branchId);
  assertCanFill(here);
  if (!isPost(post)) throw new Refusal('gone');
  const date = dateIn(on);
  const { branch } = here.scene;
  // Nobody else was offered, and so nobody else can be taken off.
  const staff = new Set(staffOf(here.scene).map(({ personId }) => personId));
  const chosen: Duty[] = shifts.flatMap((shift) =>
    (asked.values[shift]?.selected_options ?? [])
      .filter(({ value }) => staff.has(value))
      .map(({ value }) => ({ date, post, shift, personId: value })),
  );
  // What the person saw and took away; whoever came on since by another hand stays.
  const there = (await dutiesIn(asked.db, branch.id, date, date)).filter(
    (duty) => duty.post === post && staff.has(duty.personId),
  );
  const seen = there.filter((duty) => shownMark([duty]).some((one) => shown.includes(one)));
  const also = (asked.values.also?.selected_options ?? []).map(({ value }) => dateIn(value));
  try {
    const key = `${asked.key}/${mark}`;
    await savePost(
      { db: asked.db, branch, actor: here.who.personId, key, now: asked.now },
      { date, post, chosen, shown: seen, also },
    );
  } catch (error) {
    if (!(error instanceof Clash)) throw error;
    const { personId } = error.other;
    const name = here.scene.members.find((one) => one.personId === personId)?.name ?? '?';
    const at = {
      post: postName(error.other.post, asked.speech),
      shift: shiftName(error.other.shift, asked.speech),
    };
    return { faults: { [error.chosen.shift]: asked.speech.t('roster.clash', { name, ...at }) } };
  }
  return { update: await dayOf(asked, here, date, asked.speech.t('roster.saved')) };
}

async function pressCopy(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  assertCanFill(here);
  const monday = mondayOf(dateIn(asked.argument));
  const { branch, calendar } = here.scene;
  const place = { branch, members: staffOf(here.scene), now: asked.now };
  const filled = await copyWeek({ db: asked.db, actor: here.who.personId, key: asked.key }, place, monday);
  const { days } = await daysOf(asked, here.scene, weekFrom(monday));
  const today = calendar.localDate(asked.now);
  const { t } = asked.speech;
  const open = gapTimes(
    days.filter(({ date }) => date >= today),
    branch,
    asked.speech,
  );
  const note = [
    filled.length > 0 ? t('roster.copied', { count: filled.length }) : t('roster.copied_none'),
    ...(open.length > 0 ? [`⚠️ *${t('roster.left_open', { days: open.join('; ') })}*`] : []),
  ].join('\n');
  return show(asked, await weekOf(asked, here, monday, note));
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
