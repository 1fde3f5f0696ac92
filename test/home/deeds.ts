import { all, own, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    help: all('home.see'),
  },
  presses: {
    'say.again:*': own(),
    'say.whole:*': own(),
    'branch.choose:*': own(),
    'unfold:*': all('home.unfold'),
  },
};
