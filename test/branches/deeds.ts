import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    setup: all('branches.set_up'),
  },
  presses: {
    'setup.by_day': all('branches.set_up'),
  },
  submits: {
    'setup.saved': all('branches.set_up'),
  },
};
