import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { habits } from '../contracts.js';
import { habitsMessage } from '../messages/habits.js';
import { titlesOf } from '../rules/own.js';
import { habitsIn } from '../store/habits.js';
import { ownLists } from '../store/own-lists.js';

export const habitsDrawn = habits.drawnBy(async ({ db, subject, args, speech, personId }) => {
  const branch = await branchOf(db, subject);
  const member = branch && (await membersOf(db, branch.id)).find((one) => one.personId === personId);
  if (!branch || !member?.roles.includes('branch_head')) return 'skip';
  const [from, to] = [new Date(args.from), new Date(args.to)];
  const found = await habitsIn({ db, branchId: branch.id }, branchCalendar(branch), from, to);
  const [own, names] = await Promise.all([
    ownLists(db, branch.id),
    namesOf(
      db,
      found.bursts.map((one) => one.personId),
    ),
  ]);
  return { message: habitsMessage({ ...found, branch, titles: titlesOf(own), names }, speech) };
});
