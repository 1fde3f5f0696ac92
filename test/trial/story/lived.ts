import { afterAll, beforeAll } from 'vitest';
import { followers } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { keepProfile, membersOf } from '../../../src/platform/directory/store/people.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { liveThrough } from '../../../src/trial/story/history.js';
import { openBranches } from '../../../src/trial/story/open-branches.js';
import type { Kept, Past } from '../../../src/trial/story/past/past.js';
import { workspace } from '../../../src/trial/story/workspace.js';
import { writeDown } from '../../../src/trial/story/write-down.js';
import { openTestDatabase, type TestDatabase } from '../../platform/database/image.js';

/** A Monday morning; in Asia the day is over. */
export const end = new Date('2026-11-23T09:20:00Z');

/** The branches of a trial with their eight weeks, written down. */
export interface Lived {
  db: Db;
  pasts: Past[];
  all(): Kept[];
}

/** Lives through the weeks once for a file's tests. */
export function livedThrough(): Lived {
  let database: TestDatabase;
  const pasts: Past[] = [];
  const lived = { pasts, all: () => pasts.flatMap(({ records }) => records) } as Lived;
  beforeAll(async () => {
    database = await openTestDatabase();
    const db = dbOf(database, createSeal(makeKey()), followers);
    lived.db = db;
    const branches = await openBranches(db, trialBranches, 'trial', new Date('2026-09-27T00:00:00Z'));
    for (const { id, realName, locale } of workspace.users)
      await keepProfile(db, id, { name: realName, locale: locale ?? null }, end);
    for (const branch of branches) {
      const past = liveThrough({ branch, members: await membersOf(db, branch.id) }, end, 11);
      await db.prisma.$transaction((tx) => writeDown(db, tx, past), { timeout: 60_000 });
      pasts.push(past);
    }
  });
  afterAll(() => database.close());
  return lived;
}
