import { leaders } from '../../platform/directory/roles.js';
import { choice, date, longText, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/**
 * The lobby manager's report in words of a month or a quarter, beside its figures. Lobby opens it with a draft from
 * the period's records; the branch head signs it off, and it is sent to head office (B9).
 */
export const narrative = defineKind({
  name: 'narrative',
  prefix: 'NAR',
  // Lobby opens it, one for each period.
  command: false,
  by: leaders,
  text: 'optional',
  follow: 'nothing',
  fields: {
    report: choice(['month', 'quarter']),
    period: text({ max: 20 }),
    due: date(),
    needs: longText(),
    market: longText(),
    proposals: longText(),
    plan: longText(),
    training: longText(),
  },
  statuses: { draft: { open: true }, filed: { open: true }, signed: { open: false } },
  // Signed off means sent to head office, so the text must not change.
  fixed: ['filed', 'signed'],
  moves: {
    file: { from: ['draft'], to: 'filed', by: leaders, style: 'primary' },
    send_back: {
      from: ['filed'],
      to: 'draft',
      by: ['branch_head'],
      asks: { sent_back: longText({ required: true }) },
      tells: ['owner', 'lobby_manager'],
    },
    sign_off: { from: ['filed'], to: 'signed', by: ['branch_head'], style: 'primary' },
    // What was sent to head office stays in the timeline; after another sign-off it is sent again.
    reopen: { ...reopen(['signed'], 'filed'), by: ['branch_head'], aside: true },
  },
  clocks: [
    {
      name: 'filed',
      limit: { field: 'due', otherwise: { workingDays: 5 } },
      until: ['filed', 'signed'],
      ladder: [
        { from: 'start', minutes: 0, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: -3 * 1440, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: -1440, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: 0, tell: ['owner', 'branch_head'] },
        { from: 'due', minutes: 1440, tell: ['owner', 'branch_head'], again: 1440 },
      ],
    },
    {
      name: 'signed',
      limit: { workingDays: 1 },
      after: ['filed'],
      until: ['draft', 'signed'],
      ladder: [
        { from: 'start', minutes: 0, tell: ['branch_head'] },
        { from: 'due', minutes: 0, tell: ['branch_head'], again: 1440 },
      ],
    },
  ],
  card: ['report', 'period', 'due', 'needs', 'market', 'proposals', 'plan', 'training', 'sent_back'],
});
