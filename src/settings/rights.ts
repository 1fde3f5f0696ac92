import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({
  'settings.set': { by: ['lobby_manager', 'branch_head', 'hq', 'workspace_admin'] },
  'settings.set_days_of_many_branches': { by: ['hq'] },
});
