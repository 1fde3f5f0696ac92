import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { View } from '../../platform/outbox/message.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { habitsMessage } from '../messages/habits.js';
import { titlesOf } from '../rules/own.js';
import { habitsIn } from '../store/habits.js';
import { ownLists } from '../store/own-lists.js';

/** To a branch's head: lists that were ticked too fast, or are too perfect; its subject is the branch. */
export const habits: View = {
  name: 'habits',
  kept: false,
  // The next one comes in a week.
  inDoubt: 'never',
  async draw({ db, subject, args, speech, personId }) {
    const branch = await branchOf(db, subject);
    const member = branch && (await membersOf(db, branch.id)).find((one) => one.personId === personId);
    if (!branch || !member?.roles.includes('branch_head')) return 'moot';
    const [from, to] = [new Date(String(args.from)), new Date(String(args.to))];
    const found = await habitsIn(db, branch.id, branchCalendar(branch), from, to);
    const [own, names] = await Promise.all([
      ownLists(db, branch.id),
      namesOf(
        db,
        found.bursts.map((one) => one.personId),
      ),
    ]);
    return { message: habitsMessage({ ...found, branch, titles: titlesOf(own), names }, speech) };
  },
};
