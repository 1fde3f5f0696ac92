import { defineRights, everybody } from '../platform/rights/rights.js';

export const rights = defineRights({ 'timetable.see': { by: everybody } });
