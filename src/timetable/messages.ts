import type { KnownBlock } from '@slack/types';
import { escapeText, line } from '../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  header,
  type Message,
  message,
  option,
  section,
  select,
} from '../platform/blocks/kit.js';
import type { Branch } from '../platform/directory/branch.js';
import { type RoutineNames, routineName } from '../platform/language/routines.js';
import type { Speech } from '../platform/language/speak.js';
import type { Calendar } from '../platform/time/calendar.js';
import { yearOf } from '../platform/time/day.js';
import type { Planned } from '../platform/time/routine.js';
import { reasonFor } from '../settings/module.js';

/** An occurrence of a routine; `own` where the branch has given the routine a time of its own. */
export interface Coming extends Planned {
  name: string;
  own: boolean;
}

interface Place {
  branch: Branch;
  calendar: Calendar;
  /** The names of routines in the branch's words. */
  called: RoutineNames;
}

/** A week, day by day: what comes, what is skipped and why. */
export function scheduleLines(
  {
    branch,
    calendar,
    called,
    dates,
    coming,
    names,
  }: Place & { dates: readonly string[]; coming: readonly Coming[]; names: readonly string[] },
  speech: Speech,
): Message {
  const place = { branch, calendar, called };
  const title = speech.t('schedule.title', { branch: branch.name });
  const days = dates.map((date) => {
    const there = coming.filter((one) => calendar.localDate(one.at) === date && isNews(one));
    return [dayHead(date, place, speech), ...dayLines(there, place, speech)];
  });
  const notes = unpublishedNotes(dates, calendar, speech);
  return message([title, ...days.flat(), ...notes].join('\n'), [
    header(title),
    ...days.map((lines) => section(lines.join('\n'))),
    ...context(...notes),
    ...routineMenu(names, { branch, called }, speech),
  ]);
}

/** The next times of one routine; a sentence instead where the branch does not have it. */
export function nextLines(
  told: Place & {
    now: Date;
    name: string;
    own: boolean;
    coming: readonly Planned[] | null;
    names: readonly string[];
  },
  speech: Speech,
): Message {
  const { branch, calendar, called, now, name, own, coming, names } = told;
  const { t } = speech;
  const place = { branch, calendar, called };
  const routine = routineName(name, called, speech);
  const title = t('days.next_title', { routine, branch: branch.name });
  const lines: string[] = [];
  let year = yearOf(calendar.localDate(now));
  for (const one of coming?.filter(isNews) ?? []) {
    const date = calendar.localDate(one.at);
    if (yearOf(date) !== year) lines.push(`*${yearOf(date)}*`);
    year = yearOf(date);
    const when = speech.moment(one.at, branch.timezone);
    lines.push(one.skipped ? `~${when}~ ${why(date, place, speech)}` : when + moved(one, place, speech));
  }
  if (!coming) lines.push(t('days.off', { routine: escapeText(routine) }));
  else if (lines.length === 0) lines.push(t('list.none'));
  const dates = (coming ?? []).map(({ at }) => calendar.localDate(at));
  const notes = [...(own ? [t('days.own_time')] : []), ...unpublishedNotes(dates, calendar, speech)];
  return message([title, ...lines, ...notes].join('\n'), [
    header(title),
    section(lines.join('\n')),
    ...context(...notes),
    ...routineMenu(names, { branch, called }, speech),
    ...actions(button('schedule.week', t('days.week'), branch.id)),
  ]);
}

/** The answer to words that match no routine, or several. */
export function whichRoutine(
  branch: Branch,
  words: string,
  { names, some, called }: { names: readonly string[]; some: boolean; called: RoutineNames },
  speech: Speech,
): Message {
  const asked = some
    ? speech.t('days.which')
    : speech.t('days.no_such', { words: escapeText(line(words, 60)) });
  const all = names.map((name) => escapeText(routineName(name, called, speech))).join(' · ');
  return message(`${asked}\n${all}`, [section(asked), ...routineMenu(names, { branch, called }, speech)]);
}

function routineMenu(
  names: readonly string[],
  { branch, called }: Omit<Place, 'calendar'>,
  speech: Speech,
): KnownBlock[] {
  const options = names.map((name) => option(routineName(name, called, speech), name));
  if (options.length === 0) return [];
  return actions(select(`schedule.next:${branch.id}`, speech.t('days.choose'), options));
}

/** The heading of a day, with a note where it is a holiday or has hours of its own. */
function dayHead(date: string, place: Place, speech: Speech): string {
  const day = `*${dayOf(date, speech)}*`;
  const { working, reason, name } = place.calendar.workday(date);
  if (!working) return `${day} · ${why(date, place, speech)}`;
  if (reason === 'make-up') return `${day} · ${speech.t('days.make_up', { holiday: name ?? '' })}`;
  if (reason !== 'exception') return day;
  const settings = place.branch.settings;
  return `${day} · ${[settings.exceptions?.[date], escapeText(reasonFor(settings, date) ?? '')].filter(Boolean).join(' ')}`;
}

/** That a routine is skipped on a weekday on which the branch never opens is not worth saying. */
const isNews = ({ skipped }: Planned) => skipped !== 'weekend';

/** Why the branch is closed on a day. */
function why(date: string, { branch, calendar }: Place, { t }: Speech): string {
  const { reason, name } = calendar.workday(date);
  const because = reason === 'exception' ? reasonFor(branch.settings, date) : name;
  return because ? t('days.closed_for', { reason: escapeText(because) }) : t('days.closed');
}

/** One line for each routine, with all its times of that day. */
function dayLines(coming: readonly Coming[], place: Place, speech: Speech): string[] {
  const byName = new Map<string, Coming[]>();
  for (const one of [...coming].sort((a, b) => a.at.getTime() - b.at.getTime()))
    byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return [...byName].map(([name, all]) => {
    const times = all.map((one) => {
      const time = speech.time(one.at, place.branch.timezone);
      return one.skipped ? `~${time}~` : time + moved(one, place, speech);
    });
    const mark = all.some(({ own }) => own) ? ` · ${speech.t('days.own_mark')}` : '';
    const routine = escapeText(routineName(name, place.called, speech));
    const shown = all.every(({ skipped }) => skipped) ? `~${routine}~` : routine;
    return `${times.join(' · ')}  ${shown}${mark}`;
  });
}

/** A note that it comes in place of another day, on which the branch is closed. */
function moved({ date, at }: Planned, { calendar }: Place, speech: Speech): string {
  if (calendar.localDate(at) === date || calendar.isWorkingDay(date)) return '';
  return ` (${speech.t('days.moved', { day: dayOf(date, speech) })})`;
}

function unpublishedNotes(dates: readonly string[], calendar: Calendar, { t }: Speech): string[] {
  const years = [...new Set(dates.map(yearOf))].filter((year) => !calendar.hasHolidayData(year));
  return years.map((year) => t('days.year_unknown', { year }));
}

const dayOf = (date: string, speech: Speech) => speech.day(new Date(`${date}T12:00:00Z`), 'UTC');
