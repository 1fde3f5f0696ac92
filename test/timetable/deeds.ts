import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    schedule: all('timetable.see'),
  },
  presses: {
    'schedule.next:*': all('timetable.see'),
    'schedule.week': all('timetable.see'),
  },
};
