import { z } from 'zod';
import { absencesIn } from '../database/absences.js';
import { Clash, copyWeek, savePost } from '../database/edit-roster.js';
import { namesOf } from '../database/people.js';
import { dutiesIn } from '../database/roster.js';
import type { Scene } from '../domain/branch.js';
import { isParty, leaders, type Member } from '../domain/people/roles.js';
import { type Duty, isPost, shifts } from '../domain/people/roster.js';
import { mondayOf, type RosterDay, rosterDay, weekFrom } from '../domain/people/roster-day.js';
import { fairness, minutesOf } from '../domain/people/rostered-hours.js';
import { Refusal } from '../domain/records/record.js';
import { addDays, isDate } from '../domain/time/day.js';
import { periodOf } from '../domain/time/period.js';
import { dayView, postForm, shownMark } from '../messages/roster/day.js';
import { postName, shiftName } from '../messages/roster/duties.js';
import { gapTimes } from '../messages/roster/gaps.js';
import { hoursView } from '../messages/roster/hours.js';
import { weekView } from '../messages/roster/week.js';
import { inEveryLanguage } from '../messages/speak.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../slack/asked.js';
import { type Here, inBranch, standInById } from './scene.js';

const leads = ({ who }: Here) => isParty(who, leaders);

function mustLead(here: Here): void {
  if (!leads(here)) throw new Refusal('not_allowed');
}

/** A date that a button carries; it may be anything. */
function dateIn(text: string): string {
  if (!isDate(text)) throw new Refusal('gone');
  return text;
}

/** Those who can stand at a post: everybody of the branch itself. */
export const staffOf = ({ members }: Pick<Scene, 'members'>): Member[] =>
  members.filter(({ roles }) => roles.some((role) => role !== 'hq' && role !== 'auditor'));

async function daysOf(asked: Asked, { branch, calendar, members }: Scene, dates: readonly string[]) {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const [duties, absences] = await Promise.all([
    dutiesIn(asked.db, branch.id, first, last),
    absencesIn(asked.db, branch.id, first, last),
  ]);
  const days = dates.map((date) => rosterDay(date, duties, absences, calendar));
  // Those who have left may stand in the past.
  const known = new Map(members.map(({ personId, name }) => [personId, name]));
  const unknown = [...duties, ...absences].map(({ personId }) => personId).filter((id) => !known.has(id));
  return { days, names: new Map([...known, ...(await namesOf(asked.db, unknown))]) };
}

async function weekOf(asked: Asked, here: Here, monday: string, note?: string) {
  const { branch, calendar } = here.scene;
  const { days, names } = await daysOf(asked, here.scene, weekFrom(monday));
  const today = calendar.localDate(asked.now);
  return weekView(
    { branch, monday, days, names, today, leads: leads(here), ...(note ? { note } : {}) },
    asked.speech,
  );
}

/** `/lobby roster`: this week; `/lobby roster hours`: the month's hours. */
const open = (asked: Asked, line: string) =>
  inBranch(asked, 'roster', line, async (here) => {
    const today = here.scene.calendar.localDate(asked.now);
    const wanted = line.trim().toLowerCase();
    if (wanted !== '' && inEveryLanguage('roster.words.hours').includes(wanted))
      return { open: await monthOf(asked, here, today) };
    return { open: await weekOf(asked, here, mondayOf(today)) };
  });

/** In the modal that is open, or in one of its own where a message was pressed. */
const show = (asked: Pressed, view: Awaited<ReturnType<typeof weekOf>>): Reply =>
  asked.surface === 'modal' ? { update: view } : { open: view };

async function pressWeek(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  return show(asked, await weekOf(asked, here, mondayOf(dateIn(asked.argument))));
}

async function dayOf(asked: Asked, here: Here, date: string, note?: string) {
  const { days, names } = await daysOf(asked, here.scene, [date]);
  const { branch } = here.scene;
  return dayView(days[0] as RosterDay, { branch, names, ...(note ? { note } : {}) }, asked.speech);
}

async function pressDay(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  mustLead(here);
  return show(asked, await dayOf(asked, here, dateIn(asked.argument)));
}

async function pressPost(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  mustLead(here);
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
  const { branchId, date: on, post, mark, shown } = carried.parse(asked.metadata);
  const here = await standInById(asked, branchId);
  mustLead(here);
  if (!isPost(post)) throw new Refusal('gone');
  const date = dateIn(on);
  const { branch } = here.scene;
  // So many a menu holds; nobody else was offered, and so nobody else can be taken off.
  const staff = new Set(
    staffOf(here.scene)
      .slice(0, 100)
      .map(({ personId }) => personId),
  );
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
      asked.db,
      branch,
      { date, post, chosen, shown: seen, also },
      here.who.personId,
      key,
      asked.now,
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
  mustLead(here);
  const monday = mondayOf(dateIn(asked.argument));
  const { branch, calendar } = here.scene;
  const place = { branch, members: staffOf(here.scene), now: asked.now };
  const filled = await copyWeek(asked.db, place, monday, here.who.personId, asked.key);
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

/** The month of a date. */
async function monthOf(asked: Asked, here: Here, date: string) {
  mustLead(here);
  const { branch, calendar } = here.scene;
  const { start, end } = periodOf('month', date, branch.timezone);
  const duties = await dutiesIn(asked.db, branch.id, start, end);
  const told = fairness(minutesOf(duties, calendar));
  const names = await namesOf(
    asked.db,
    told.people.map(({ personId }) => personId),
  );
  return hoursView(told, { branch, from: start, to: end, names }, asked.speech);
}

async function pressHours(asked: Pressed): Promise<Reply> {
  const here = await standInById(asked, asked.value);
  // A week that begins in one month is mostly of the month of its Thursday.
  return show(asked, await monthOf(asked, here, addDays(dateIn(asked.argument), 3)));
}

/** Who works when. */
export const roster: Feature = {
  commands: { roster: open },
  presses: {
    'roster.week:*': pressWeek,
    'roster.day:*': pressDay,
    'roster.post:*': pressPost,
    'roster.copy:*': pressCopy,
    'roster.hours:*': pressHours,
  },
  submits: { 'roster.saved': save },
};
