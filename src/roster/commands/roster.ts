import { escapeText } from '../../platform/blocks/escape.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import { type Member, worksThere } from '../../platform/directory/roles.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { inEveryLanguage } from '../../platform/language/speak.js';
import { daysAhead } from '../../platform/reading/days-ahead.js';
import { daysNamed } from '../../platform/reading/periods.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import { inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { addDays, isDate } from '../../platform/time/day.js';
import { periodOf } from '../../platform/time/period.js';
import { hoursView } from '../messages/hours.js';
import { weekView } from '../messages/week.js';
import { rights } from '../rights.js';
import { neededPosts } from '../rules/needed-posts.js';
import { mondayOf, rosterDay, weekFrom } from '../rules/roster-day.js';
import { fairness, minutesOf } from '../rules/rostered-hours.js';
import { staffedDay } from '../rules/staffing.js';
import { absencesIn } from '../store/absences.js';
import { dutiesIn, isRostered } from '../store/roster.js';
import { measureOf } from '../store/traffic.js';

/** @throws Refusal `not_allowed` */
export const assertCanFill = ({ who }: Acting): void => assertMay(rights['roster.fill'], who);

/** A date from a button, checked because it is untrusted. */
export function dateIn(text: string): string {
  if (!isDate(text)) throw new Refusal('gone');
  return text;
}

/** Those who can be rostered: everybody who works in the branch. */
export const staffOf = ({ members }: Pick<Scene, 'members'>): Member[] => members.filter(worksThere);

export async function daysOf(
  request: Request,
  { branch, calendar, members }: Scene,
  dates: readonly string[],
) {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const needed = neededPosts.of(branch.settings);
  const [duties, absences] = await Promise.all([
    dutiesIn(request.db, branch.id, first, last),
    absencesIn(request.db, branch.id, first, last),
  ]);
  const days = dates.map((date) => rosterDay(date, { duties, absences }, calendar, needed));
  // The past may contain people who have left.
  const known = new Map(members.map(({ personId, name }) => [personId, name]));
  const unknown = [...duties, ...absences].map(({ personId }) => personId).filter((id) => !known.has(id));
  return { days, names: new Map([...known, ...(await namesOf(request.db, unknown))]) };
}

export async function weekOf(request: Request, here: Acting, monday: string, note?: string) {
  const { branch, calendar } = here.scene;
  const { days, names } = await daysOf(request, here.scene, weekFrom(monday));
  const today = calendar.localDate(request.now);
  const rostered = await isRostered(request.db, branch.id, monday);
  const measure = await measureOf(request.db, here.scene);
  const staffed = days.flatMap(({ date, duties }) => staffedDay(date, duties, measure) ?? []);
  return weekView(
    {
      branch,
      monday,
      days,
      names,
      today,
      leads: may(rights['roster.fill'], here.who),
      rostered,
      staffed: new Map(staffed.map((day) => [day.date, day])),
      ...(note ? { note } : {}),
    },
    request.speech,
  );
}

/** `/lobby roster`: this week or the one named; `/lobby roster hours`: the hours of the month. */
const open = (request: Request, line: string) =>
  inBranch(request, 'roster', line, async (here) => {
    const today = here.scene.calendar.localDate(request.now);
    const wanted = phraseOf(line);
    if (wanted !== '' && inEveryLanguage('roster.words.hours').map(phraseOf).includes(wanted))
      return { open: await monthOf(request, here, today) };
    const { branch, calendar, now } = here.scene;
    const date =
      daysAhead(line, { calendar, now, country: branch.country })?.first ??
      daysNamed(line, { ...branch, today })?.first;
    const isUnclear = wanted !== '' && date === undefined;
    const note = isUnclear
      ? request.speech.t('roster.which_week', {
          text: escapeText(maskIn(branch, line.trim()).text.slice(0, 60)),
        })
      : undefined;
    return { open: await weekOf(request, here, mondayOf(date ?? today), note) };
  });

/** Updates the open modal, or opens one where the button was in a message. */
export const show = (request: ButtonPress, view: Awaited<ReturnType<typeof weekOf>>): Reply =>
  request.surface === 'modal' ? { update: view } : { open: view };

/** A button in App Home: the current week. */
async function pressOpen(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  return show(request, await weekOf(request, here, mondayOf(here.scene.calendar.localDate(request.now))));
}

async function pressWeek(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  return show(request, await weekOf(request, here, mondayOf(dateIn(request.argument))));
}

/** The month that contains a date. */
async function monthOf(request: Request, here: Acting, date: string) {
  assertMay(rights['roster.see_hours'], here.who);
  const { branch, calendar } = here.scene;
  const { start, end } = periodOf('month', date, branch.timezone);
  const duties = await dutiesIn(request.db, branch.id, start, end);
  const told = fairness(minutesOf(duties, calendar));
  const names = await namesOf(
    request.db,
    told.people.map(({ personId }) => personId),
  );
  return hoursView(told, { branch, from: start, to: end, names }, request.speech);
}

async function pressHours(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  // A week across two months belongs to the month of its Thursday.
  return show(request, await monthOf(request, here, addDays(dateIn(request.argument), 3)));
}

/** The roster. */
export const roster: Feature = {
  commands: { roster: { answer: open, helpGroup: 'ahead' } },
  presses: {
    'roster.open': pressOpen,
    'roster.week:*': pressWeek,
    'roster.hours:*': pressHours,
  },
};
