import type { DayFact, DayFacts } from '../platform/day-facts/facts.js';
import { figureText } from '../platform/language/figures.js';
import { occurrenceOf } from '../platform/schedule/store/occurrences.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { periodOf } from '../platform/time/period.js';
import { worklog } from '../records/module.js';
import { dayMeasures } from './definitions/daily.js';
import { daylog } from './definitions/daylog.js';
import { wordsOn } from './store/day-words.js';
import { figuresOf } from './store/reports.js';

const workLogFiled: DayFact = async (db, { branch, date }) => {
  if (branch.settings.kindsOff?.includes(worklog.name)) return null;
  const planned = await occurrenceOf(db, { branchId: branch.id, name: daylog.name, date });
  // Without a log of the day there is no work log to write.
  if (!planned || planned.state === 'skipped') return null;
  const words = await wordsOn(db, branch.id, date);
  const filed = words !== null && words.status !== 'written';
  return {
    met: filed,
    why: ({ t }) => (filed ? '' : t(words ? 'facts.work_log.unfiled' : 'facts.work_log.unwritten')),
  };
};

const yesterdayFigures: DayFact = async (db, { branch, date, now }) => {
  const calendar = branchCalendar(branch);
  const yesterday = calendar.previousWorkingDay(date);
  const day = (on: string) => periodOf('day', on, branch.timezone);
  const before = day(calendar.previousWorkingDay(yesterday));
  const { figures } = await figuresOf({ db, branchId: branch.id, now }, dayMeasures, day(yesterday), before);
  return {
    met: true,
    why: (speech) =>
      dayMeasures
        .map((measure) => figureText(measure, figures, branch, speech))
        .map(({ name, value }) => `${name} ${value}`)
        .join(' · '),
  };
};

/** The facts of a day that are known from figures and the log of the day. */
export const reportFacts: DayFacts = { work_log_filed: workLogFiled, yesterday_figures: yesterdayFigures };
