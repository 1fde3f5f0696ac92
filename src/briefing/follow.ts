import type { Followers } from '../platform/database/follow.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import type {} from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { isPosted } from './store.js';

/** The morning's page is drawn anew where the roster of its day changes after it was posted. */
export const briefingFollows: Partial<Followers> = {
  'roster.changed': {
    wants: () => true,
    async follow(_, tx, { branch, date, now }) {
      const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
      if (await isPosted(tx, page)) await queue(tx, [page], branch.id, now);
    },
  },
};
