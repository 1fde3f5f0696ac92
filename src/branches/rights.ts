import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({
  'branches.set_up': { by: ['hq', 'workspace_admin'], refusal: 'not_admin' },
});
