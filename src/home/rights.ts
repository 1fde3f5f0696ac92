import { defineRights } from '../platform/rights/rights.js';
import { unfoldRights } from '../platform/slack/unfold.js';

export const rights = { ...defineRights({ 'home.see': { by: ['anybody'] } }), ...unfoldRights };
