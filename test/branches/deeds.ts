import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    setup: all('branches.set_up'),
  },
  submits: {
    'setup.saved': all('branches.set_up'),
  },
};
