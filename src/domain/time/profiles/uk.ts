import type { Profile } from './profile.js';

export const uk: Profile = {
  name: 'uk',
  countries: ['GB'],
  source: 'FCA Handbook, DISP 1.5 and 1.6',
  clocks: {
    complaint: [
      {
        name: 'summary_uk',
        limit: { workingDays: 3 },
        until: 'closed',
        ladder: [{ from: 'due', minutes: -240, tell: ['owner', 'lobby_manager'] }],
      },
      {
        name: 'final_uk',
        limit: { weeks: 8 },
        until: 'closed',
        ladder: [
          { from: 'due', minutes: -10080, tell: ['owner', 'branch_head'] },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'] },
        ],
      },
    ],
  },
};
