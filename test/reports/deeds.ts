import { all, type Reached } from '../rights/needs.js';

export const reached: Reached = {
  commands: {
    worklog: all('records.worklog.log'),
    report: all('reports.see'),
  },
  presses: {
    'daylog.words:*': all('records.worklog.log'),
    'report.file': all('reports.take'),
    'report.hand:*': all('reports.hand_over'),
    'report.action:*': all('records.action.log'),
  },
  submits: {
    'daylog.words': all('records.worklog.log'),
  },
};
