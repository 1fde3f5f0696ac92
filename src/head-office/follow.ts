import type { Followers } from '../platform/database/follow.js';
import { narrative } from '../records/module.js';
import { sendBranchWords } from './store/branch-words.js';

/** Sends a branch's narrative of a month or a quarter to head office once the branch head has signed it off. */
export const headOfficeFollows: Partial<Followers> = {
  'record.saved': {
    wants: ({ change: { record, events } }) =>
      record.kind === narrative.name &&
      events.some(({ type, data }) => type === 'moved' && data.move === 'sign_off'),
    follow: (_, tx, { change }) => sendBranchWords(tx, change.record),
  },
};
