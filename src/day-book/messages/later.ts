import { type Run, titleOf } from '../../checklists/module.js';
import type { Line } from '../../platform/day-register.js';
import { wallClock } from '../../platform/time/zone.js';
import { correctedDay, earlierDay } from '../rules/facts.js';
import { nameOf, type Place } from './line.js';
import { eventLine, loggedLine } from './records.js';
import { itemWords } from './runs.js';

/** Additions of this day to earlier days, whose books are sealed already; each line has the day that it belongs to. */
export function laterLines(place: Place): Line[] {
  const { facts, branch, speech } = place;
  const { t } = speech;
  const about = (run: Run) => ({
    what: titleOf(run, speech),
    day: wallClock(run.opensAt, branch.timezone).date,
  });
  /** The lines of those that belong to an earlier day, with that day. */
  const earlier = <T>(all: readonly T[], day: (one: T) => string | null, line: (one: T) => Line): Line[] =>
    all.flatMap((one) => {
      const found = day(one);
      return found ? [{ ...line(one), day: found }] : [];
    });
  const lines: Line[] = [
    ...earlier(
      facts.logged,
      (record) => earlierDay(record, facts, branch.timezone),
      (record) => loggedLine(record, place),
    ),
    ...earlier(
      facts.events,
      (event) => correctedDay(event, facts, branch.timezone),
      (event) => eventLine(event, place),
    ),
    ...facts.laterTicks.map(({ run, itemId, personId, state, at }) => {
      const item = run.items.find(({ id }) => id === itemId);
      return {
        ...about(run),
        at,
        words: item ? itemWords(item, place) : '?',
        by: nameOf(personId, place),
        status: t(`daybook.states.${state}`),
      };
    }),
    ...facts.laterSignatures.map(({ run, by, at }) => ({
      ...about(run),
      at,
      words: t('daybook.signed'),
      by: nameOf(by, place),
    })),
    ...facts.missed.map((run) => ({ ...about(run), at: run.lateUntil, status: t('run.standing.missed') })),
    ...facts.excuses.map(({ run, by, at }) => ({
      ...about(run),
      at,
      words: t('run.excused', { why: run.excuse ?? '' }),
      by: nameOf(by, place),
    })),
    ...facts.registers.flatMap((register) => register.lines.filter(({ day }) => day)),
  ];
  return lines.sort((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0));
}
