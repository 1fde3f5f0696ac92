import { leaders, type Party } from '../../platform/directory/roles.js';
import { defineRights, everybody, type Right } from '../../platform/rights/rights.js';

/** The rights to lists. */
export const rights = defineRights({
  'checklists.see': { by: everybody },
  'checklists.answer': { by: ['member'], when: 'the list is open', refusal: 'reader' },
  'checklists.release': {
    by: ['branch_head'],
    when: 'a line that has an answer or a finding is said not to apply',
    refusal: 'answered',
  },
  'checklists.answer_for_others': {
    by: ['duty_supervisor', 'branch_head'],
    when: 'the line is that of whoever stands at its post',
    refusal: 'not_their_line',
  },
  'checklists.excuse': { by: ['branch_head'], when: 'the list was missed' },
  'checklists.look_at_photos': { by: [...leaders, 'hq', 'auditor'] },
  'checklists.hush': { by: everybody, when: 'the reminders are their own' },
  'checklists.make': { by: leaders },
  'checklists.choose_groups': {
    by: ['branch_head'],
    when: 'a group that was ticked box by box may be settled at one press from then on',
  },
});

/** The right to give one of a list's signatures: for those whom the list names; nobody gives two. */
export const signRight = (by: readonly Party[]): Right => ({
  by,
  when: 'every line is settled, and they have not signed it',
});
