import { type Run, runPost, writeRuns } from '../checklists/module.js';
import type { Followers } from '../platform/database/follow.js';
import type { Branch } from '../platform/directory/branch.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { type Change, urgencyOf } from '../records/module.js';
import { playbookWords } from './messages.js';
import { playbooksAmong } from './rules/list.js';
import { openPlaybook } from './rules/open.js';

const opened = ({ playbooks = [] }: Pick<Change, 'playbooks'>) => playbooksAmong(playbooks);

/** The runs of the playbooks that a change opens, ready to be saved and posted. */
export function openedBy(change: Pick<Change, 'playbooks' | 'record'>, branch: Branch): Run[] {
  const { record } = change;
  const date = branchCalendar(branch).localDate(record.updatedAt);
  return opened(change).map((name) => openPlaybook(name, record, date, playbookWords(name, branch)));
}

/** Opens a record's playbooks in its thread. A playbook that is open there already stays as it is. */
export const playbooksFollow: Partial<Followers> = {
  'record.saved': {
    wants: ({ change }) => opened(change).length > 0,
    async follow(_, tx, { change, channel }) {
      const { record } = change;
      const branch = await branchOf({ prisma: tx }, record.branchId);
      if (!branch) throw new Error('a record has a branch');
      const made = await writeRuns(tx, openedBy(change, branch));
      const priority = urgencyOf(record);
      const messages = [...made].map((id) => runPost.for(id, toChannel(channel), { priority }));
      await queue(tx, messages, record.branchId, record.updatedAt);
    },
  },
};
