import { routineName } from '../../platform/language/routines.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { postName, rosterDay, shiftName } from '../../roster/module.js';
import { type Line, nameOf, type Place, timeIn } from './line.js';

/** Who was to be there, who came, who was away; why somebody was is not in it. */
export function rosterLines(place: Place): Line[] {
  const { facts, branch, speech } = place;
  const { t } = speech;
  const { duties, present, away } = facts;
  const listed = new Set(duties.map(({ personId }) => personId));
  const status = (personId: string) =>
    t(
      present.has(personId) ? 'daybook.present' : away.includes(personId) ? 'daybook.away' : 'daybook.unseen',
    );
  const { gaps } = rosterDay(facts.date, duties, [], branchCalendar(branch));
  return [
    ...duties.map(({ personId, post, shift }) => ({
      at: present.get(personId) ?? null,
      what: `${postName(post, speech)} · ${shiftName(shift, speech)}`,
      by: nameOf(personId, place),
      status: status(personId),
    })),
    ...[...present]
      .filter(([personId]) => !listed.has(personId))
      .map(([personId, at]) => ({ at, by: nameOf(personId, place), status: t('daybook.present') })),
    ...away
      .filter((personId) => !listed.has(personId))
      .map((personId) => ({ by: nameOf(personId, place), status: t('daybook.away') })),
    // Where nobody fills in a roster there are no gaps either.
    ...(duties.length === 0 ? [] : gaps).map(({ from, to }) => ({
      at: from,
      words: t('roster.gap', { from: timeIn(from, place), to: timeIn(to, place) }),
    })),
  ];
}

/** What came too late, or was never posted because nobody was there to do it. */
export function gapLines(place: Place): Line[] {
  const { facts, speech, routines } = place;
  return facts.gaps.map(({ name, at, state }) => ({
    at,
    what: routineName(name, { routines, titles: facts.titles }, speech),
    status: speech.t(`daybook.gaps.${state}`),
  }));
}
