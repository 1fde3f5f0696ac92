import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, divider, header, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { addDays } from '../../platform/time/day.js';
import { MINUTE } from '../../platform/time/durations.js';
import { shifts, spansOf } from '../rules/roster.js';
import type { RosterDay } from '../rules/roster-day.js';
import type { StaffedDay } from '../rules/staffing.js';
import { dayName, type Names, nameIn, postLines, shiftName, times } from './duties.js';
import { staffedLines } from './traffic.js';

export interface Week {
  branch: Branch;
  monday: string;
  days: readonly RosterDay[];
  names: Names;
  today: string;
  /** Whether the reader may edit it. */
  leads: boolean;
  /** Whether the branch uses the roster at all; without it there are no gaps to show. */
  rostered: boolean;
  /** Staffing and need of its days, by date. */
  staffed: ReadonlyMap<string, StaffedDay>;
  /** What was just done, in a line. */
  note?: string;
}

/** A week of the roster, with buttons for everything that can be done; today is marked, gaps are in bold. */
export function weekView(
  { branch, monday, days, names, today, leads, rostered, staffed, note }: Week,
  speech: Speech,
): ModalView {
  const { t } = speech;
  const shown = days.flatMap((day) =>
    dayBlock(day, { branch, names, today, leads, rostered, staffed }, speech),
  );
  const word = (name: string, label: string, style?: 'primary') =>
    button(name, label, branch.id, style ? { style } : {});
  const blocks: KnownBlock[] = [
    header(
      t('roster.title', {
        branch: branch.name,
        from: dayName(monday, speech),
        to: dayName(addDays(monday, 6), speech),
      }),
    ),
    ...(note ? [section(note)] : []),
    ...(rostered ? [] : [section(t('roster.none'))]),
    ...shown,
    ...context(...shiftTimes(days, branch, speech), ...arrivalWords(days, branch, speech)),
    divider(),
    ...actions(
      word(`roster.week:${addDays(monday, -7)}`, `‹ ${t('roster.earlier')}`),
      word(`roster.week:${addDays(monday, 7)}`, `${t('roster.later')} ›`),
    ),
    ...actions(
      word('leave.open', t('roster.leave.button')),
      word('swap.open', t('roster.swap.button')),
      ...(leads
        ? [
            word(`roster.copy:${monday}`, t('roster.copy')),
            word(`roster.hours:${monday}`, t('roster.hours.button')),
          ]
        : []),
      word(`roster.traffic:${trafficDay(days, today)}`, t('roster.traffic.button')),
      ...(leads ? [word(`roster.propose:${monday}`, t('roster.proposal.button'))] : []),
    ),
  ];
  return modal({ callback: 'roster', title: t('roster.name') }, blocks, { close: t('form.close') });
}

/** The day to open first: today, else the first open day. */
const trafficDay = (days: readonly RosterDay[], today: string): string => {
  const open = days.filter(({ hours }) => hours);
  return (open.find(({ date }) => date >= today) ?? open[0] ?? days[0])?.date ?? today;
};

function dayBlock(
  day: RosterDay,
  {
    branch,
    names,
    today,
    leads,
    rostered,
    staffed,
  }: Pick<Week, 'branch' | 'names' | 'today' | 'leads' | 'rostered' | 'staffed'>,
  speech: Speech,
): KnownBlock[] {
  const { t } = speech;
  const { date, hours, duties } = day;
  const name = dayName(date, speech);
  if (!hours && duties.length === 0) return context(`${name} · ${t('roster.closed')}`);
  const title = date === today ? `▶ *${name}* · ${t('roster.today')}` : `*${name}*`;
  const people = postLines(duties, names, speech);
  const open = rostered && date >= today ? gapLines(day, branch, speech) : [];
  const needs = rostered && date >= today ? staffed.get(date) : undefined;
  const lines = [
    title,
    ...open,
    ...people,
    ...(people.length + open.length > 0 ? [] : [`_${t('roster.nobody')}_`]),
    ...awayLine(day, names, speech),
    ...(needs ? staffedLines(needs, branch, speech) : []),
  ];
  const edit = button(`roster.day:${date}`, t('roster.edit'), branch.id, {
    says: `${t('roster.edit')} ${name}`,
  });
  return [section(lines.join('\n'), leads && hours && date >= today ? edit : undefined)];
}

/** The times in which a required post has nobody, in bold. */
export const gapLines = ({ gaps }: Pick<RosterDay, 'gaps'>, { timezone }: Branch, speech: Speech) =>
  gaps.map((gap) => `⚠️ *${speech.t(`roster.gap.${gap.post}`, times(gap, timezone, speech))}*`);

export const awayLine = ({ away }: RosterDay, names: Names, speech: Speech) =>
  away.length > 0
    ? [speech.t('roster.off', { names: speech.list(away.map((personId) => nameIn(names, personId))) })]
    : [];

/** The times of the shifts on the first open day of the week. */
function shiftTimes(days: readonly RosterDay[], { timezone }: Branch, speech: Speech): string[] {
  const hours = days.find((day) => day.hours)?.hours;
  if (!hours) return [];
  const all = shifts.flatMap((shift) => {
    const spans = spansOf(shift, hours) ?? [];
    if (spans.length === 0) return [];
    const said = spans.map((span) => times(span, timezone, speech)).map(({ from, to }) => `${from}–${to}`);
    return [`${escapeText(shiftName(shift, speech))} ${said.join(', ')}`];
  });
  return [all.join(' · ')];
}

/** When people whose shift begins with the day are expected, and how early people of other shifts. */
function arrivalWords(days: readonly RosterDay[], { timezone }: Branch, speech: Speech): string[] {
  const day = days.find(({ hours }) => hours)?.hours;
  if (!day) return [];
  const early = Math.round((day.begins.getTime() - day.arrive.getTime()) / MINUTE);
  const slots = { begins: speech.time(day.begins, timezone), ends: speech.time(day.ends, timezone) };
  return [speech.t('roster.arrive', { ...slots, count: early })];
}
