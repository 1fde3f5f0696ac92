import type { Followers } from '../platform/database/follow.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { fault, handover } from '../records/module.js';
import type {} from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { isPosted } from './store.js';

/** What stands on the page as something that waits, until it waits no longer. */
const waiting: readonly string[] = [handover.name, fault.name];

/** The morning's page is drawn anew where the roster of its day, or what it says of handovers and devices, changes after it was posted. */
export const briefingFollows: Partial<Followers> = {
  'record.saved': {
    wants: ({ change }) => waiting.includes(change.record.kind),
    async follow(_, tx, { change: { record } }) {
      const branch = await branchOf({ prisma: tx }, record.branchId);
      if (!branch) return;
      const date = branchCalendar(branch).localDate(record.updatedAt);
      const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
      if (await isPosted(tx, page)) await queue(tx, [page], branch.id, record.updatedAt);
    },
  },
  'roster.changed': {
    wants: () => true,
    async follow(_, tx, { branch, date, now }) {
      const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
      if (await isPosted(tx, page)) await queue(tx, [page], branch.id, now);
    },
  },
};
