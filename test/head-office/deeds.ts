import { all, own, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    hq: all('head-office.see'),
  },
  presses: {
    'hq.page:*': own('head-office.see'),
    'hq.measure:*': own('head-office.see'),
    'hq.period:*': own('head-office.see'),
    'hq.branch:*': all('head-office.see'),
    'hq.look:*': all('head-office.see'),
    'hq.post:*': all('head-office.see', 'head-office.post'),
    'hq.file:*': all('head-office.see'),
    'hq.channel': all('head-office.choose_channel'),
    'hq.remove': all('head-office.choose_channel'),
  },
  submits: {
    'hq.saved': all('head-office.choose_channel'),
  },
};
