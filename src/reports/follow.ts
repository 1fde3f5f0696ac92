import type {} from '../checklists/module.js';
import type { Followers } from '../platform/database/follow.js';
import { kindOf } from '../records/module.js';
import { dayLogPosted } from './store/daylog.js';
import { renewDayLog, renewDayLogOf } from './store/renew-day-log.js';

/** Redraws the log of a day when something that it shows changes. */
export const reportsFollow: Partial<Followers> = {
  'record.saved': {
    wants: ({ change }) => kindOf(change.record.kind).inDayLog !== undefined,
    follow: (_, tx, { change, channel }) => renewDayLogOf(tx, change.record, channel),
  },
  'run.saved': {
    // The log shows lists, also when they are done late, but no playbooks.
    wants: ({ run }) => run.recordId === null,
    follow: (_, tx, { run, branch, now }) => renewDayLog(tx, branch, run.date, now),
  },
  'record.shown': {
    wants: ({ record }) => kindOf(record.kind).inDayLog === 'instead',
    follow: (db, _, { record, branch }) => dayLogPosted(db, branch, String(record.details.day)),
  },
};
