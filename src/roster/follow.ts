import type { Followers } from '../platform/database/follow.js';
import type {} from '../platform/day-register.js';
import type {} from '../platform/directory/happenings.js';
import { speak } from '../platform/language/speak.js';
import type {} from '../records/module.js';
import { rosterRegister } from './messages/register.js';
import { leaveRosters } from './store/leaving.js';
import { inTheLobby } from './store/presence.js';
import { rosterOn } from './store/register.js';

/** People who leave a branch are taken off its roster; the day book gets a register of the roster. */
export const rosterFollows: Partial<Followers> = {
  'people.left': {
    wants: () => true,
    follow: (_, tx, { branchIds, now }) => leaveRosters(tx, branchIds, now),
  },
  'lobby.asked': {
    wants: () => true,
    follow: (_, tx, { scene }) => inTheLobby({ prisma: tx }, scene),
  },
  'day.written': {
    wants: () => true,
    follow: async (_, tx, day) =>
      rosterRegister(await rosterOn({ prisma: tx }, day), day, speak(day.branch.language)),
  },
};
