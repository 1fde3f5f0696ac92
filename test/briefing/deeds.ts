import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    briefing: all('briefing.renew'),
  },
  presses: {
    'briefing.here': all('briefing.check_in'),
  },
};
