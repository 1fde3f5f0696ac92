import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({
  'people.ask_to_be_let_in': { by: ['anybody'] },
  'people.let_in': { by: ['branch_head', 'hq'], when: 'the branch has a head' },
  'people.let_in_without_head': { by: ['duty_supervisor', 'hq'], when: 'the branch has no head' },
});
