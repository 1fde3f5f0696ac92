import type { Happening } from '../database/follow.js';
import type { Outage } from './store/outages.js';

declare module '../database/follow.js' {
  interface Happenings {
    /** An outage of Slack is over. */
    'slack.back': Happening<{ outage: Outage & { until: Date }; now: Date }>;
  }
}
