import { toChannel } from '../platform/outbox/target.js';
import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import type { Timing } from '../platform/time/routine.js';
import { reportPost } from './contracts.js';
import { drawnAnew } from './day-turn.js';
import { reportOf, reports } from './definitions/index.js';
import { monthly } from './definitions/monthly.js';
import { quarterly } from './definitions/quarterly.js';
import { periodTold, type Report } from './rules/report.js';
import { subjectOf } from './rules/subject.js';
import { askForWords } from './store/day-words.js';
import { beginNarrative } from './store/narrative.js';
import { filesWith } from './store/report-files.js';
import { keptSince } from './store/reports.js';

/** Posts a report in the branch's channel, with its files. */
const post = oneByOne(async ({ tx, now, sendsFiles }, { branch, occurrence }) => {
  const report = reportOf(occurrence.name);
  const period = periodTold(report, occurrence.date, branch.timezone);
  // No report of a period that ended before the branch was set up.
  if (period.to <= (await keptSince({ prisma: tx }, branch.id, now))) return {};
  const subject = subjectOf(branch.id, report, period);
  const expiresAt = occurrence.cutoffAt;
  const files = sendsFiles
    ? await filesWith({ tx, branch, now }, { report, period, subject }, expiresAt)
    : [];
  return { messages: [reportPost.for(subject, toChannel(branch.channel), { expiresAt }), ...files] };
});

/** At the beginning of a day, redraws the cards that count days, so that "day 11 of 15" is right in the morning (Z1). */
const dayTurn: Routine = {
  name: 'day_turn',
  timing: { cron: '0 0 * * *' },
  onClosed: 'ignore',
  cutoff: 1439,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx, now }, { branch }) => ({ messages: await drawnAnew(tx, branch, now) })),
};

/** At the beginning of the next day, asks once for a work log that was not written or filed (B2). */
const wordsCheck: Routine = {
  name: 'words_check',
  timing: { opening: 0 },
  onClosed: 'skip',
  cutoff: 480,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx, now }, { branch, occurrence }) => {
    await askForWords(tx, branch, occurrence.date, now);
    return {};
  }),
};

/** The routine that opens the draft of a narrative, together with the report of the month or quarter (B9). */
const inWords = (report: Report, timing: Timing): Routine => ({
  name: `${report.name}_words`,
  named: `reports.${report.name}_words.name`,
  timing,
  onClosed: 'after',
  cutoff: 8 * 24 * 60,
  alone: true,
  carryOut: oneByOne(async ({ db, tx, now }, { branch, occurrence }) => {
    const period = periodTold(report, occurrence.date, branch.timezone);
    if (period.to <= (await keptSince({ prisma: tx }, branch.id, now))) return {};
    const id = await beginNarrative({ db, tx, now }, branch, report, period);
    return id ? { subjectId: id } : {};
  }),
});

export const reportRoutines: readonly Routine[] = [
  ...reports.map(
    ({ name, timing, onClosed, cutoff }): Routine => ({
      name,
      named: `reports.${name}.name`,
      timing,
      onClosed,
      cutoff,
      carryOut: post,
    }),
  ),
  inWords(monthly, { cron: '20 9 1 * *' }),
  inWords(quarterly, { cron: '35 9 1 1,4,7,10 *' }),
  dayTurn,
  wordsCheck,
];
