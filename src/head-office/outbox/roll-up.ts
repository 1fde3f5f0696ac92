import { speak } from '../../platform/language/speak.js';
import type { View } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { MINUTE } from '../../platform/time/durations.js';
import { wallClock } from '../../platform/time/zone.js';
import { postedOverview } from '../messages/overview.js';
import { readRolled } from '../rules/rolled.js';
import { headOfficeOf, tellingOf } from '../store/head-office.js';
import { overviewOf } from '../store/overview.js';

/** How much later than its time it may come without a word about it. */
const grace = 30 * MINUTE;

/** All branches in head office's channel; its subject is that of rules/rolled.ts. */
export const hq: View = {
  name: 'hq',
  kept: true,
  inDoubt: 'again',
  async draw({ db, subject, channel, now }) {
    const office = await headOfficeOf(db);
    // Head office has moved, or has none any more.
    if (office?.channel !== channel) return 'moot';
    const { timezone } = office;
    const asked = readRolled(subject, wallClock(now, timezone).date, timezone);
    if (!asked) return 'moot';
    const { report, period } = asked;
    const [overview, telling, posted] = await Promise.all([
      overviewOf(db, report, period, [], now),
      tellingOf(db, report, period),
      postedAs(db, 'hq', subject, channel),
    ]);
    // What was settled in time may have waited for Slack since.
    const came = posted ? telling?.settledAt : now;
    const isLate = telling && came && came.getTime() - telling.dueAt.getTime() > grace;
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
  },
};
