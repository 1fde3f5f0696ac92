import { leaders } from '../../platform/directory/roles.js';
import { date, longText } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/** The lobby manager's work log of a day, beside its figures; filed to the branch head, who marks it as read (B2). */
export const worklog = defineKind({
  name: 'worklog',
  prefix: 'LOG',
  // One for each branch and day. It has a command and a button of its own, which open the day's log if there is one.
  command: false,
  by: leaders,
  text: 'optional',
  inDayLog: 'instead',
  follow: 'nothing',
  fields: {
    day: date(),
    problems: longText(),
    reflection: longText(),
    suggestions: longText(),
    market: longText(),
  },
  statuses: { written: { open: true }, filed: { open: true }, read: { open: false } },
  fixed: ['filed', 'read'],
  moves: {
    file: { from: ['written'], to: 'filed', by: leaders, style: 'primary' },
    take_back: { from: ['filed'], to: 'written', by: ['reporter', 'lobby_manager', 'duty_supervisor'] },
    // `takes`, because a reminder offers moves by which the reader takes the record.
    read: { from: ['filed'], to: 'read', by: ['branch_head'], takes: true, style: 'primary' },
    reopen: {
      ...reopen(['read'], 'filed'),
      by: ['branch_head'],
      releases: true,
    },
  },
  clocks: [
    {
      name: 'read',
      limit: { workingDays: 1 },
      after: ['filed'],
      until: ['written', 'read'],
      // Only once: it is just a page to read.
      ladder: [{ from: 'start', minutes: 0, tell: ['branch_head'] }],
    },
  ],
  card: ['day', 'problems', 'reflection', 'suggestions', 'market'],
});
