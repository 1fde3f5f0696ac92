import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    daybook: all('day-book.take'),
  },
};
