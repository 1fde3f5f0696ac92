import { toChannel } from '../platform/outbox/target.js';
import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { reportPost } from './contracts.js';
import { drawnAnew } from './day-turn.js';
import { reportOf, reports } from './definitions/index.js';
import { periodTold } from './rules/report.js';
import { subjectOf } from './rules/subject.js';
import { askForWords } from './store/day-words.js';
import { filesWith } from './store/report-files.js';

/** A report goes into the branch's channel, with its files. */
const post = oneByOne(async ({ tx, now, sendsFiles }, { branch, occurrence }) => {
  const report = reportOf(occurrence.name);
  const period = periodTold(report, occurrence.date, branch.timezone);
  const subject = subjectOf(branch.id, report, period);
  const expiresAt = occurrence.cutoffAt;
  const files = sendsFiles
    ? await filesWith({ tx, branch, now }, { report, period, subject }, expiresAt)
    : [];
  return { messages: [reportPost.for(subject, toChannel(branch.channel), { expiresAt }), ...files] };
});

/** As a new day begins, the cards that count days are drawn anew: "day 11 of 15" is true in the morning (Z1). */
const dayTurn: Routine = {
  name: 'day_turn',
  timing: { cron: '0 0 * * *' },
  onClosed: 'ignore',
  cutoff: 1439,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx, now }, { branch }) => ({ messages: await drawnAnew(tx, branch, now) })),
};

/** As the next day begins, whoever owes words to the log of the day before is asked for them, once (B2). */
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
  dayTurn,
  wordsCheck,
];
