import { acrossBranches } from '../platform/directory/roles.js';
import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({
  'head-office.see': { by: acrossBranches },
  'head-office.post': { by: ['hq'], when: 'head office has a channel', refusal: 'reader' },
  'head-office.choose_channel': { by: ['hq', 'workspace_admin'], refusal: 'not_admin' },
});
