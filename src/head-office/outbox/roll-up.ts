import { seesAllBranches } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { rollUp, rollUpTold } from '../contracts.js';
import { postedOverview, toldOverview } from '../messages/overview.js';
import { rolledMeant } from '../rules/rolled.js';
import { clockOfMost, headOfficeOf, tellingOf } from '../store/head-office.js';
import { overviewOf } from '../store/overview.js';

/** How much later than its time it may come without a word about it. */
const LATE_AFTER = 30 * MINUTE;

export const rollUpDrawn = rollUp.drawnBy(async ({ db, subject, channel, now }) => {
  const office = await headOfficeOf(db);
  // Head office has moved, or has none any more.
  if (office?.channel !== channel) return 'skip';
  const { timezone } = office;
  const asked = rolledMeant(subject, timezone);
  if (!asked) return 'skip';
  const { report, period } = asked;
  const [overview, telling, posted] = await Promise.all([
    overviewOf({ db, now }, report, period, []),
    tellingOf(db, report, period),
    postedAs(db, rollUp.key(subject), channel),
  ]);
  // What was settled in time may have waited for Slack since.
  const came = posted ? telling?.settledAt : now;
  const isLate = telling && came && came.getTime() - telling.dueAt.getTime() > LATE_AFTER;
  return {
    message: postedOverview(
      {
        ...overview,
        report,
        period,
        timezone,
        now,
        group: [],
        remarks: [],
        lateSince: isLate ? telling.dueAt : null,
      },
      speak(office.language),
    ),
  };
});

/** To somebody of head office, for as long as it has no channel and they are of it. */
export const rollUpToldDrawn = rollUpTold.drawnBy(async ({ db, subject, now, personId, speech }) => {
  if (!personId || (await headOfficeOf(db)) || !(await seesAllBranches(db, personId))) return 'skip';
  const timezone = (await clockOfMost(db)) ?? 'UTC';
  const asked = rolledMeant(subject, timezone);
  if (!asked) return 'skip';
  const { report, period } = asked;
  const overview = await overviewOf({ db, now }, report, period, []);
  return {
    message: toldOverview(
      { ...overview, report, period, timezone, now, group: [], remarks: [], lateSince: null },
      speech,
    ),
  };
});
