import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  presses: {
    'join.ask': all('people.ask_to_be_let_in'),
    'join.approve': all('people.let_in'),
    'join.decline': all('people.let_in'),
  },
};
