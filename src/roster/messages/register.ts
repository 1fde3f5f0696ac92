import { type Day, type Line, type Register, timeOn } from '../../platform/day-register.js';
import type { Speech } from '../../platform/language/speak.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { neededPosts } from '../rules/needed-posts.js';
import type { RosterFacts } from '../rules/register.js';
import { rosterDay } from '../rules/roster-day.js';
import { postName, shiftName } from './duties.js';

/** The day book's register of the roster: who was rostered, who came, who was away. Reasons of absence are left out. */
export function rosterRegister(facts: RosterFacts, day: Day, speech: Speech): Register {
  return {
    name: speech.t('daybook.registers.roster'),
    lines: [...dayLines(facts, day, speech), ...laterLines(facts, speech)],
  };
}

const nameOf = ({ names }: RosterFacts, id: string | null) => (id ? (names.get(id) ?? '?') : '');

function dayLines(facts: RosterFacts, day: Day, speech: Speech): Line[] {
  const { t } = speech;
  const { duties, present, away } = facts;
  const listed = new Set(duties.map(({ personId }) => personId));
  const status = (personId: string) =>
    t(
      present.has(personId) ? 'daybook.present' : away.includes(personId) ? 'daybook.away' : 'daybook.unseen',
    );
  const { gaps } = rosterDay(
    day.date,
    { duties, absences: [] },
    branchCalendar(day.branch),
    neededPosts.of(day.branch.settings),
  );
  return [
    ...duties.map(({ personId, post, shift }) => ({
      at: present.get(personId) ?? null,
      what: `${postName(post, speech)} · ${shiftName(shift, speech)}`,
      by: nameOf(facts, personId),
      status: status(personId),
    })),
    ...[...present]
      .filter(([personId]) => !listed.has(personId))
      .map(([personId, at]) => ({ at, by: nameOf(facts, personId), status: t('daybook.present') })),
    ...away
      .filter((personId) => !listed.has(personId))
      .map((personId) => ({ by: nameOf(facts, personId), status: t('daybook.away') })),
    // Without a roster there are no gaps.
    ...(duties.length === 0 ? [] : gaps).map(({ post, from, to }) => ({
      at: from,
      words: t(`roster.gap.${post}`, { from: timeOn(from, day), to: timeOn(to, day) }),
    })),
  ];
}

/** Absences that were granted on this day for earlier days. */
const laterLines = (facts: RosterFacts, { t }: Speech): Line[] =>
  facts.later.map(({ personId, from, to, at, by }) => ({
    at,
    what: t('daybook.registers.roster'),
    words: `${nameOf(facts, personId)}: ${t('daybook.away')}, ${t('roster.leave.days', { from, to })}`,
    by: nameOf(facts, by),
    day: from,
  }));
