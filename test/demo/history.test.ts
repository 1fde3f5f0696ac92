import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { branchIn, saveBranches } from '../../src/database/branches.js';
import type { Db } from '../../src/database/db.js';
import { keepProfile, membersOf } from '../../src/database/people.js';
import { createSeal, makeKey } from '../../src/database/seal.js';
import { trialBranches } from '../../src/demo/branches.js';
import { liveThrough } from '../../src/demo/history.js';
import type { Past } from '../../src/demo/past/past.js';
import { workspace } from '../../src/demo/workspace.js';
import { writeDown } from '../../src/demo/write-down.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const end = new Date('2026-11-23T09:20:00Z');
let database: TestDatabase;
let db: Db;
const pasts: Past[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  db = { prisma: database.prisma, seal: createSeal(makeKey()) };
  await saveBranches(db, trialBranches, 'trial', new Date('2026-09-27T00:00:00Z'));
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, end);
  for (const { channel } of trialBranches) {
    const branch = await branchIn(db, channel);
    if (!branch) throw new Error(channel);
    let t = Date.now();
    const past = liveThrough(branch, await membersOf(db, branch.id), end, 7);
    console.log(
      branch.name,
      'made in',
      Date.now() - t,
      past.records.length,
      past.runs.length,
      past.audit.length,
    );
    t = Date.now();
    await db.prisma.$transaction((tx) => writeDown(tx, db.seal, past), { timeout: 60_000 });
    console.log('written in', Date.now() - t);
    pasts.push(past);
  }
});
afterAll(() => database.close());

describe('x', () => {
  it('y', async () => {
    expect(1).toBe(1);
    for (const past of pasts) {
      const open = past.records.filter((r) => !r.record.closedAt);
      console.log(
        past.branch.name,
        open
          .map(
            (r) =>
              `${r.record.kind} ${r.record.status} ${r.record.createdAt.toISOString().slice(0, 16)} ${r.record.summary}`,
          )
          .join('\n'),
      );
      console.log(
        past.runs
          .slice(-6)
          .map(
            (r) =>
              `${r.run.list} ${r.run.date} ${r.run.status} ${r.run.items.filter((i) => i.state !== 'open').length}/${r.run.items.length}`,
          )
          .join('\n'),
      );
    }
  });
});
