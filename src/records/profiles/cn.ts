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
        // Complex cases 30 days; special ones 30 more with the approval of the next higher level. The customer is
        // told why.
        extensions: [
          { limit: { calendarDays: 30 }, by: ['branch_head', 'hq'] },
          { limit: { calendarDays: 60 }, by: ['hq'] },
        ],
      },
    ],
    // The gravest incidents are reported by telephone within half an hour and in writing within an hour (Guangdong,
    // 2020).
    incident: [
      {
        name: 'phone_cn',
        limit: { minutes: 30 },
        until: { given: 'phoned' },
        when: { severity: [1] },
        since: 'when',
        ladder: [
          { from: 'due', minutes: -15, tell: ['branch_head', 'emergency_leader'], urgent: true },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'], urgent: true },
        ],
      },
      {
        name: 'written_cn',
        limit: { minutes: 60 },
        until: { given: 'written' },
        when: { severity: [1] },
        since: 'when',
        ladder: [
          { from: 'due', minutes: -15, tell: ['branch_head'], urgent: true },
          { from: 'due', minutes: 0, tell: ['branch_head', 'hq'], urgent: true },
        ],
      },
    ],
  },
};
