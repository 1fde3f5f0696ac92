import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, divider, header, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { addDays } from '../../platform/time/day.js';
import { shifts, spanOf } from '../rules/roster.js';
import type { RosterDay } from '../rules/roster-day.js';
import { dayName, type Names, nameIn, postLines, shiftName, times } from './duties.js';

export interface Week {
  branch: Branch;
  monday: string;
  days: readonly RosterDay[];
  names: Names;
  today: string;
  /** Whether the reader may change it. */
  leads: boolean;
  /** Whether the branch works by a roster at all: without one nothing is missing. */
  rostered: boolean;
  /** What was just done, in a line. */
  note?: string;
}

/** A week of the roster: today is marked, what is open stands in bold, and everything is done from here. */
export function weekView(
  { branch, monday, days, names, today, leads, rostered, note }: Week,
  speech: Speech,
): ModalView {
  const { t } = speech;
  const shown = days.flatMap((day) => dayBlock(day, { branch, names, today, leads, rostered }, speech));
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
    ...context(...shiftTimes(days, branch, speech), t('roster.arrive')),
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
    ),
  ];
  return modal({ callback: 'roster', title: t('roster.name') }, blocks, { close: t('form.close') });
}

function dayBlock(
  day: RosterDay,
  { branch, names, today, leads, rostered }: Pick<Week, 'branch' | 'names' | 'today' | 'leads' | 'rostered'>,
  speech: Speech,
): KnownBlock[] {
  const { t } = speech;
  const { date, hours, duties } = day;
  const name = dayName(date, speech);
  if (!hours && duties.length === 0) return context(`${name} · ${t('roster.closed')}`);
  const title = date === today ? `▶ *${name}* · ${t('roster.today')}` : `*${name}*`;
  const people = postLines(duties, names, speech);
  const open = rostered && date >= today ? gapLines(day, branch, speech) : [];
  const lines = [
    title,
    ...open,
    ...people,
    ...(people.length + open.length > 0 ? [] : [`_${t('roster.nobody')}_`]),
    ...awayLine(day, names, speech),
  ];
  const edit = button(`roster.day:${date}`, t('roster.edit'), branch.id, {
    says: `${t('roster.edit')} ${name}`,
  });
  return [section(lines.join('\n'), leads && hours && date >= today ? edit : undefined)];
}

/** When nobody stands in the lobby, in bold. */
export const gapLines = ({ gaps }: Pick<RosterDay, 'gaps'>, { timezone }: Branch, speech: Speech) =>
  gaps.map((gap) => `⚠️ *${speech.t('roster.gap', times(gap, timezone, speech))}*`);

export const awayLine = ({ away }: RosterDay, names: Names, speech: Speech) =>
  away.length > 0
    ? [speech.t('roster.off', { names: speech.list(away.map((personId) => nameIn(names, personId))) })]
    : [];

/** When the shifts are, by the first open day of the week. */
function shiftTimes(days: readonly RosterDay[], { timezone }: Branch, speech: Speech): string[] {
  const hours = days.find((day) => day.hours)?.hours;
  if (!hours) return [];
  const said = shifts.flatMap((shift) => {
    const span = spanOf(shift, hours);
    if (!span) return [];
    const { from, to } = times(span, timezone, speech);
    return [`${escapeText(shiftName(shift, speech))} ${from}–${to}`];
  });
  return [said.join(' · ')];
}
