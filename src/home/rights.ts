import { defineRights } from '../platform/rights/rights.js';

export const rights = defineRights({ 'home.see': { by: ['anybody'] } });
