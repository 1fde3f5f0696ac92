import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    settings: all('settings.set'),
  },
  presses: {
    'days.many': all('settings.set_days_of_many_branches'),
    'settings.list': all('settings.set'),
    'settings.page:*': all('settings.set'),
    'settings.each:*': all('settings.set'),
    'settings.back:*': all('settings.set'),
  },
  submits: {
    'days.asked': all('settings.set_days_of_many_branches'),
    'days.confirmed': all('settings.set_days_of_many_branches'),
    'settings.saved': all('settings.set'),
  },
};
