import type { Profile } from './profile.js';

export const cn: Profile = {
  name: 'cn',
  countries: ['CN'],
  source: 'CBIRC Order 2020 No. 3, in force from 2020-03-01',
  clocks: {
    complaint: [
      {
        name: 'decide_cn',
        limit: { calendarDays: 15 },
        until: 'closed',
        ladder: [
          { from: 'due', minutes: -4320, tell: ['owner', 'lobby_manager'] },
          { from: 'due', minutes: -1440, tell: ['owner', 'branch_head'] },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'] },
        ],
      },
    ],
  },
};
