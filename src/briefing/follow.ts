import type { Followers } from '../platform/database/follow.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { fault, handover } from '../records/module.js';
import type {} from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { isPosted } from './store.js';

/** Kinds of record that the briefing lists while they are open. */
const waiting: readonly string[] = [handover.name, fault.name];

/** Redraws the posted briefing when the roster of its day changes, or a handover or a device's fault that it lists. */
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
