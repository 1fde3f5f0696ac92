import { seesAllBranches } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { rollUp, rollUpTold } from '../contracts.js';
import { postedOverview, toldOverview } from '../messages/overview.js';
import { rolledMeant } from '../rules/rolled.js';
import { clockOfMost, headOfficeOf, tellingOf } from '../store/head-office.js';
import { overviewOf } from '../store/overview.js';

/** How much later than due it may be posted without saying so. */
const LATE_AFTER = 30 * MINUTE;

export const rollUpDrawn = rollUp.drawnBy(async ({ db, subject, channel, now }) => {
  const office = await headOfficeOf(db);
  // Head office has another channel by now, or none.
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
  // A first post may have waited for Slack since it was queued, so its lateness is measured now.
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

/** To a member of head office, as long as they are one and it has no channel. */
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
