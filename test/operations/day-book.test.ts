import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { writeBook } from '../../src/day-book/messages/book.js';
import { fileOf } from '../../src/day-book/rules/file.js';
import { bookOf, sealDays } from '../../src/day-book/store/seal.js';
import { followers, routines } from '../../src/modules.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

let at: AtTerminal;
const file = () => join(at.folder, 'Riverside 2026-11-17.csv');

beforeAll(async () => {
  at = await sitAtTerminal();
  await at.use(async (prisma) => {
    const entry = {
      timezone: 'Asia/Shanghai',
      language: 'en' as const,
      country: 'CN',
      people: {},
      schedules: {},
    };
    const entries = ['Riverside', 'Hillside'].map((name, index) => ({
      ...entry,
      name,
      channel: `C0${index}BANK`,
      hours: { mon: '09:00-17:00' },
    }));
    await saveBranches({ prisma, followers }, entries, 'test', new Date('2026-11-16T01:00:00Z'));
    for (const { channel } of entries) {
      const branch = await branchIn({ prisma }, channel);
      if (!branch) throw new Error('no branch');
      for (const day of [16, 17, 18])
        await prisma.$transaction((tx) =>
          sealDays(
            { db: { prisma, followers }, tx, branch, now: new Date(`2026-11-${day}T17:00:00Z`) },
            `2026-11-${day}`,
            {
              routines,
              write: writeBook,
            },
          ),
        );
      const book = await bookOf({ prisma }, branch.id, '2026-11-17');
      if (book && branch.name === 'Riverside') writeFileSync(file(), fileOf(book));
    }
  });
});
afterAll(() => at.close());

test('all chains are verified, or one by its name or channel', async () => {
  const fine = (books: number, branches: number) => ({
    code: 0,
    said: `${books} day books of ${branches} branches: nothing was altered.`,
  });
  expect(await at.lobby('daybook', 'verify')).toMatchObject(fine(6, 2));
  expect(await at.lobby('daybook', 'verify', '--branch', 'Hillside')).toMatchObject(fine(3, 1));
  expect(await at.lobby('daybook', 'verify', '--branch', 'C00BANK')).toMatchObject(fine(3, 1));
  expect(await at.lobby('daybook', 'verify', '--branch', 'Lakeside')).toMatchObject({
    code: 1,
    complained: 'No branch is called Lakeside, or has it as its channel.',
  });
});

test('a file that somebody was sent is verified', async () => {
  expect(await at.lobby('daybook', 'verify', file())).toMatchObject({
    code: 0,
    said: `${file()} is the day book of Riverside, 2026-11-17 (number 2), as it was sealed.`,
  });
  const other = join(at.folder, 'other.csv');
  writeFileSync(other, 'Number,Kind\r\n');
  expect(await at.lobby('daybook', 'verify', other)).toMatchObject({
    code: 1,
    complained: expect.stringContaining('no day book'),
  });
  expect(await at.lobby('daybook', 'verify', join(at.folder, 'none.csv'))).toMatchObject({
    code: 1,
    complained: expect.stringContaining('There is no file'),
  });
});

test('the first day that was altered is named', async () => {
  await at.use(async (prisma) => {
    await prisma.$executeRaw`ALTER TABLE "DayBook" DISABLE TRIGGER keep_books`;
    await prisma.$executeRaw`
      UPDATE "DayBook" d SET "content" = d."content" || 'x' FROM "Branch" b
      WHERE b."id" = d."branchId" AND b."name" = 'Riverside' AND d."date" = '2026-11-17'`;
    await prisma.$executeRaw`ALTER TABLE "DayBook" ENABLE TRIGGER keep_books`;
  });
  expect(await at.lobby('daybook', 'verify')).toMatchObject({
    code: 1,
    said: '6 day books of 2 branches: the books were altered.',
    complained: 'Riverside (C00BANK), 2026-11-17: changed: its hash is not that of its words',
  });
  expect(await at.lobby('daybook', 'verify', '--branch', 'Hillside')).toMatchObject({ code: 0 });
});
