import { defineRights, everybody } from '../platform/rights/rights.js';

export const rights = defineRights({
  'reports.see': { by: everybody },
  'reports.post': { by: ['member'] },
  'reports.take': { by: everybody },
  'reports.hand_over': { by: ['member'], when: 'a report asks for it', refusal: 'reader' },
});
