import { leaders } from '../../platform/directory/roles.js';
import { date, longText } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/** What the lobby manager says of a day, beside its figures; filed to the branch head, who reads it off (B2). */
export const worklog = defineKind({
  name: 'worklog',
  prefix: 'LOG',
  // One a branch and day: it is written with a command and a button of its own, which open the day's where there is one.
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
    // Whoever reads it off has it from then on: so its reminder offers that.
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
      // Once: it is no more than a page to read.
      ladder: [{ from: 'start', minutes: 0, tell: ['branch_head'] }],
    },
  ],
  card: ['day', 'problems', 'reflection', 'suggestions', 'market'],
});
