import { defineRights, everybody } from '../platform/rights/rights.js';

export const rights = defineRights({
  'briefing.check_in': { by: ['member'], refusal: 'reader' },
  'briefing.renew': { by: everybody },
});
