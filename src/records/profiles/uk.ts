import type { Profile } from './profile.js';

export const uk: Profile = {
  name: 'uk',
  countries: ['GB'],
  source: 'FCA Handbook, DISP 1.5 and 1.6',
  clocks: {
    complaint: [
      {
        // The FCA's rules only say "promptly"; the bank promises two working days.
        name: 'acknowledge_uk',
        limit: { workingDays: 2 },
        until: { given: 'acknowledged' },
        ladder: [{ from: 'due', minutes: -240, tell: ['owner', 'lobby_manager'] }],
      },
      {
        name: 'summary_uk',
        limit: { workingDays: 3 },
        until: 'closed',
        ladder: [{ from: 'due', minutes: -240, tell: ['owner', 'lobby_manager'] }],
      },
      {
        // Payment services: 15 business days; at most 35 where the reasons are beyond the bank's control.
        name: 'payment_uk',
        limit: { workingDays: 15 },
        until: 'closed',
        when: { is: { business: ['payment', 'card', 'e_banking'] } },
        ladder: [
          { from: 'due', minutes: -4320, tell: ['owner', 'branch_head'] },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'] },
        ],
        extensions: [{ limit: { workingDays: 35 }, by: ['branch_head', 'hq'] }],
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
