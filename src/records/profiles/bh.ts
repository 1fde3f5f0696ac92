import type { Profile } from './profile.js';

export const bh: Profile = {
  name: 'bh',
  countries: ['BH'],
  source: 'CBB Rulebook, Business Conduct, complaints',
  clocks: {
    complaint: [
      {
        name: 'acknowledge_bh',
        limit: { workingDays: 5 },
        until: { given: 'acknowledged' },
        ladder: [{ from: 'due', minutes: -1440, tell: ['owner', 'lobby_manager'] }],
      },
      {
        name: 'final_bh',
        limit: { workingDays: 20 },
        until: 'closed',
        ladder: [
          { from: 'due', minutes: -4320, tell: ['owner', 'branch_head'] },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'] },
        ],
      },
    ],
  },
};
