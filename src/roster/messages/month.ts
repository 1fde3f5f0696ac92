import type { ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { addDays } from '../../platform/time/day.js';
import { absenceKinds } from '../rules/absence.js';
import { type Attended, type MonthOf, minutesLate, monthsOf } from '../rules/attendance.js';
import { dayName, type Names, nameIn } from './duties.js';

interface Month {
  branch: Branch;
  from: string;
  to: string;
}

/** The totals of somebody's month in one line. */
function counted({ worked, late, minutes, absent, away }: Omit<MonthOf, 'personId'>, speech: Speech): string {
  const { t } = speech;
  return [
    t('roster.attendance.worked', { count: worked }),
    ...(late > 0 ? [t('roster.attendance.late', { count: late, minutes: speech.number(minutes) })] : []),
    ...(absent > 0 ? [t('roster.attendance.absent', { count: absent })] : []),
    ...absenceKinds.flatMap((kind) => {
      const count = away.get(kind) ?? 0;
      return count > 0 ? [t('roster.attendance.away', { kind: t(`roster.leave.kinds.${kind}`), count })] : [];
    }),
  ].join(' · ');
}

/** A line for a day on which somebody was late, missing or away; none for others. */
function dayLine(one: Attended, { branch }: Month, speech: Speech): string[] {
  const { t } = speech;
  const day = dayName(one.date, speech);
  const time = (at: Date | null) => (at ? speech.time(at, branch.timezone) : '–');
  switch (one.state) {
    case 'present':
      return [];
    case 'late':
      return [
        t('roster.attendance.day_late', {
          day,
          at: time(one.at),
          expected: time(one.expectedAt),
          count: minutesLate(one),
        }),
      ];
    case 'absent':
      return [t('roster.attendance.day_absent', { day, expected: time(one.expectedAt) })];
    case 'away':
      return [`${day} · ${t(`roster.leave.kinds.${one.kind ?? 'other'}`)}`];
  }
}

const turning = ({ branch, from, to }: Month, whose: 'mine' | 'all', speech: Speech) => [
  button(`attendance.${whose}:${addDays(from, -1)}`, `‹ ${speech.t('roster.attendance.before')}`, branch.id),
  button(`attendance.${whose}:${addDays(to, 1)}`, `${speech.t('roster.attendance.after')} ›`, branch.id),
];

const title = ({ from, to }: Month, speech: Speech) =>
  header(speech.t('roster.attendance.title', { from: dayName(from, speech), to: dayName(to, speech) }));

/** A person's own month. @param month.seesAll whether they may also see the others' months */
export function ownMonth(
  month: Month & { days: readonly Attended[]; seesAll: boolean },
  speech: Speech,
): ModalView {
  const { branch, from, days, seesAll } = month;
  const { t } = speech;
  const [sum] = monthsOf(days);
  const lines = days.flatMap((one) => dayLine(one, month, speech));
  return modal(
    { callback: 'attendance', title: t('roster.attendance.name') },
    [
      title(month, speech),
      section(sum ? `*${counted(sum, speech)}*` : t('roster.attendance.none')),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
      ...context(t('roster.attendance.who_sees')),
      ...actions(
        ...turning(month, 'mine', speech),
        ...(seesAll ? [button(`attendance.all:${from}`, t('roster.attendance.all'), branch.id)] : []),
      ),
    ],
    { close: t('form.close') },
  );
}

/** Everybody's month, a line for each person; those with the most absences and delays first. */
export function everybodysMonth(
  month: Month & { months: readonly MonthOf[]; names: Names },
  speech: Speech,
): ModalView {
  const { branch, from, months, names } = month;
  const { t } = speech;
  const lines = [...months]
    .sort(
      (one, other) =>
        other.absent - one.absent ||
        other.late - one.late ||
        other.minutes - one.minutes ||
        nameIn(names, one.personId).localeCompare(nameIn(names, other.personId)),
    )
    .map((one) => `*${nameIn(names, one.personId)}* ${counted(one, speech)}`);
  return modal(
    { callback: 'attendance', title: t('roster.attendance.name') },
    [
      title(month, speech),
      section(lines.length > 0 ? lines.join('\n') : t('roster.attendance.none')),
      ...context(t('roster.attendance.who_sees')),
      ...actions(
        ...turning(month, 'all', speech),
        button(`attendance.mine:${from}`, t('roster.attendance.mine'), branch.id),
      ),
    ],
    { close: t('form.close') },
  );
}
