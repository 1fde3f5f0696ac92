import { speak } from '../../platform/language/speak.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { wallClock } from '../../platform/time/zone.js';
import { rollUp } from '../contracts.js';
import { postedOverview } from '../messages/overview.js';
import { rolledMeant } from '../rules/rolled.js';
import { headOfficeOf, tellingOf } from '../store/head-office.js';
import { overviewOf } from '../store/overview.js';

/** How much later than its time it may come without a word about it. */
const LATE_AFTER = 30 * MINUTE;

export const rollUpDrawn = rollUp.drawnBy(async ({ db, subject, channel, now }) => {
  const office = await headOfficeOf(db);
  // Head office has moved, or has none any more.
  if (office?.channel !== channel) return 'skip';
  const { timezone } = office;
  const asked = rolledMeant(subject, wallClock(now, timezone).date, timezone);
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
