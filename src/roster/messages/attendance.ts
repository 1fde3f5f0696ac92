import { escapeText } from '../../platform/blocks/escape.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Speech } from '../../platform/language/speak.js';
import { fairly, standingOf } from '../rules/attendance.js';
import { type Duty, expectedOf, grouped, posts, shifts } from '../rules/roster.js';
import type { RosterDay } from '../rules/roster-day.js';
import { postName, shiftName } from './duties.js';
import { gapLines } from './week.js';

interface Presence {
  members: readonly Member[];
  /** Who has pressed "I'm here", and when. */
  here: ReadonlyMap<string, Date>;
  /** Since when "I'm here" could be pressed. */
  couldSay: Date;
  branch: Branch;
  now: Date;
}

/**
 * The attendance of a day: gaps first, then post by post, people on leave, and people who came although they are not
 * on the roster.
 */
export function attendanceLines(day: RosterDay, presence: Presence, speech: Speech): string[] {
  const { members, here, branch } = presence;
  const { t } = speech;
  const byPost = grouped(day.duties, ({ post }) => post);
  const nameOf = (personId: string) =>
    escapeText(members.find((member) => member.personId === personId)?.name ?? '?');
  const rostered = new Set(day.duties.map(({ personId }) => personId));
  const others = members.filter(({ personId }) => here.has(personId) && !rostered.has(personId));
  return [
    ...gapLines(day, branch, speech),
    ...posts.flatMap((post) => {
      const there = (byPost.get(post) ?? []).sort(
        (a, b) =>
          shifts.indexOf(a.shift) - shifts.indexOf(b.shift) ||
          nameOf(a.personId).localeCompare(nameOf(b.personId)),
      );
      const said = there.map((duty) =>
        standing({ duty, name: nameOf(duty.personId) }, day, presence, speech),
      );
      return said.length > 0 ? [`*${postName(post, speech)}* ${said.join(' · ')}`] : [];
    }),
    ...(day.duties.length > 0 ? [] : [`_${t('roster.nobody')}_`]),
    ...(day.away.length > 0 ? [t('roster.briefing.off', { names: speech.list(day.away.map(nameOf)) })] : []),
    ...(others.length > 0
      ? [t('roster.briefing.others', { names: speech.list(others.map(({ name }) => escapeText(name))) })]
      : []),
  ];
}

/**
 * `🟢 Amy 08:10`, `🟠 Ben 09:12 late`, `⚪ Li not yet`, `🟠 Jo expected since 08:15`, `🔴 Rui not here`; people on call
 * have no state.
 */
function standing(
  { duty, name }: { duty: Duty; name: string },
  { duties, hours }: RosterDay,
  { here, branch, couldSay, now }: Presence,
  speech: Speech,
): string {
  const { t } = speech;
  const since = here.get(duty.personId);
  const whole = duty.shift === 'full' ? name : `${name} (${shiftName(duty.shift, speech)})`;
  // Somebody with several shifts is expected for the first.
  const expected = expectedOf(
    duties.filter(({ personId }) => personId === duty.personId),
    hours,
  );
  if (!expected || !hours) return whole;
  const due = fairly(expected, hours, couldSay);
  const time = since ? ` ${speech.time(since, branch.timezone)}` : '';
  switch (standingOf(due, since, now)) {
    case 'here':
      return `🟢 ${whole}${time}`;
    case 'late':
      return `🟠 ${whole}${time} ${t('roster.briefing.late')}`;
    case 'awaited':
      return `⚪ ${whole} ${t('roster.briefing.awaited')}`;
    case 'expected':
      return `🟠 ${whole} ${t('roster.briefing.expected', { time: speech.time(due.arrive, branch.timezone) })}`;
    case 'absent':
      return `🔴 ${whole} ${t('roster.briefing.absent')}`;
  }
}
