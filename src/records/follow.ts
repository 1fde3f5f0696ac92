import type { Followers } from '../platform/database/follow.js';
import type {} from '../platform/directory/happenings.js';
import { freeRecords } from './store/leaving.js';
import { askNewcomersToRead, countReadersAnew } from './store/newcomers.js';

/** Newcomers must read what everybody must; records of people who leave become free. */
export const recordsFollow: Partial<Followers> = {
  'people.joined': {
    wants: () => true,
    async follow(_, tx, { joined, now }) {
      await askNewcomersToRead(tx, joined, now);
      await countReadersAnew(tx, [...new Set(joined.map(({ branchId }) => branchId))], now);
    },
  },
  'people.left': {
    wants: () => true,
    async follow(_, tx, { branchIds, now }) {
      await freeRecords(tx, branchIds, now);
      await countReadersAnew(tx, branchIds, now);
    },
  },
};
