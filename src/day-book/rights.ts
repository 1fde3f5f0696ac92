import { leaders } from '../platform/directory/roles.js';
import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({
  'day-book.take': { by: [...leaders, 'hq', 'auditor'], when: 'the day is sealed' },
});
