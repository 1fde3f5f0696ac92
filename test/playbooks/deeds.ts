import { pressed } from '../records/deeds.js';
import type { Reached } from '../rights/needs.js';

export const reached: Reached = {
  presses: {
    'record.playbook:*': pressed('open_plan'),
  },
};
