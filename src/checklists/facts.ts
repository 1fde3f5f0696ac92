import type { DayFact, DayFacts } from '../platform/day-facts/facts.js';
import { namesOf } from '../platform/directory/store/people.js';
import { occurrenceOf } from '../platform/schedule/store/occurrences.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { settlement } from './lists/settlement.js';
import { isOwed } from './rules/run.js';
import { runsOn } from './store/runs.js';

const settlementSigned: DayFact = async (db, { branch, date, now }) => {
  const [run] = (await runsOn(db, branch.id, date)).filter(({ list }) => list === settlement.name).reverse();
  if (!run) {
    const planned = await occurrenceOf(db, { branchId: branch.id, name: settlement.name, date });
    // The list is switched off, or the branch is closed on that day.
    if (!planned || planned.state === 'skipped') return null;
    return {
      met: false,
      why: (speech) =>
        planned.dueAt > now
          ? speech.t('facts.settlement.coming', { time: speech.time(planned.dueAt, branch.timezone) })
          : speech.t('facts.settlement.never_came'),
    };
  }
  const [difference] = run.items.filter(({ rule, state }) => rule?.blocks && state === 'finding');
  const owed = run.items.filter(isOwed);
  const last = run.signatures.at(-1);
  const names = await namesOf(db, [last?.by]);
  return {
    met: run.status === 'signed',
    why: ({ t, time }) => {
      if (run.status === 'signed' && last)
        return `${names.get(last.by) ?? '?'}, ${time(last.at, branch.timezone)}`;
      if (run.status === 'missed') return t('facts.settlement.missed');
      if (difference) return t('facts.settlement.difference', { line: difference.text });
      if (owed.length > 0)
        return t('facts.settlement.open', { line: owed[0]?.text ?? '', count: owed.length });
      return t('facts.settlement.unsigned');
    },
  };
};

const doorsShut: DayFact = async (_, { branch, date, now }) => {
  const hours = branchCalendar(branch).hours(date);
  if (!hours) return null;
  const shut = now >= hours.close;
  return {
    met: shut,
    why: ({ t, time }) => (shut ? '' : t('facts.doors.open', { time: time(hours.close, branch.timezone) })),
  };
};

/** The facts of a day that are known from its lists and opening hours. */
export const listFacts: DayFacts = { settlement_signed: settlementSigned, doors_shut: doorsShut };
