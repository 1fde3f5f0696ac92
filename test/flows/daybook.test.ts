import { afterAll, beforeAll, expect, vi } from 'vitest';
import { excuse } from '../../src/checklists/rules/run.js';
import { changeRun } from '../../src/checklists/store/runs.js';
import { writeBook } from '../../src/day-book/messages/book.js';
import { hashOf } from '../../src/day-book/rules/file.js';
import { sealDays } from '../../src/day-book/store/seal.js';
import { verifyBooks, verifyFile } from '../../src/day-book/store/verify.js';
import { routines } from '../../src/modules.js';
import { branchIn } from '../../src/platform/directory/store/branches.js';
import { membersOf } from '../../src/platform/directory/store/people.js';
import { settleDue } from '../../src/platform/schedule/due.js';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { kindOf } from '../../src/records/kinds/index.js';
import { edit } from '../../src/records/rules/change.js';
import { changeRecord } from '../../src/records/store/records.js';
import { type Bot, channels, neededScopes, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';
import { readTable, readWorkbook } from '../workbook.js';

const scopes = [...neededScopes, 'files:write', 'channels:history'];
// What comes by itself is enough with one list and the briefing.
const kept = ['opening', 'briefing'];
const schedules = Object.fromEntries(
  routines.all.filter(({ name, silent }) => !silent && !kept.includes(name)).map(({ name }) => [name, 'off']),
);
const binding = { routines, write: writeBook };

let bot: Bot;
beforeAll(async () => {
  // Monday morning, 08:00 in Shanghai; Amy and Ben are on the roster, Fang is away.
  bot = await startBot({ scopes, branches: [{ ...riverside, schedules }], now: '2026-11-16T00:00:00Z' });
  const { id: branchId } = await branch();
  const [amy, ben, fang] = await Promise.all([people.amy, people.ben, people.fang].map(personOf));
  const duty = { branchId, date: '2026-11-16', post: 'lobby', shift: 'full' };
  for (const personId of [amy, ben])
    await bot.db.prisma.shift.create({ data: { ...duty, personId: personId ?? '' } });
  const days = { from: '2026-11-16', to: '2026-11-17', kind: 'sick', note: 'the flu' };
  const asked = { state: 'approved', askedAt: new Date('2026-11-15T01:00:00Z') };
  await bot.db.prisma.absence.create({
    data: { ...days, ...asked, id: crypto.randomUUID(), branchId, personId: fang ?? '' },
  });
  await bot.until('2026-11-16T00:31:00Z');
  await as(people.amy).press(posted('Good morning'), 'briefing.here');
  const group = { blockId: blockOf('Opening', 'run.all:people'), actionId: 'run.all:people' };
  await as(people.ben).press(posted('Opening'), group);
  await bot.until('2026-11-16T02:00:00Z');
});
afterAll(() => bot.close());

const as = (who: string) => bot.sandbox.as(who);
const personOf = async (slackId: string) =>
  (await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId } })).id;
/** The newest message in the channel that begins with this. */
function posted(words: string) {
  const found = bot.sandbox.messages(channels.lobby).filter((message) => message.text.startsWith(words));
  const message = found.at(-1);
  if (!message) throw new Error(`nothing begins with ${words}`);
  return message;
}
const blockOf = (words: string, action: string) =>
  posted(words).blocks.find((block) => JSON.stringify(block).includes(`"${action}"`))?.block_id ?? '';
const type = (who: string, line: string) => as(who).command(line, channels.lobby);
const told = (who: string) =>
  bot.sandbox
    .as(who)
    .messages(channels.lobby)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1)?.text ?? '';

/** What a message with files brought: each file by the end of its name. */
async function received(message: ReturnType<typeof withFiles>[number] | undefined) {
  const files = await Promise.all(
    (message?.files ?? []).map(async ({ name, url }) => {
      const answer = await fetch(`${bot.sandbox.url}${url}`);
      return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    }),
  );
  const [csv, book, added] = files;
  if (!message || !csv || !book) throw new Error('no files have come');
  return {
    message,
    names: files.map(({ name }) => name),
    csv: csv.bytes,
    book: book.bytes,
    added: added?.bytes,
  };
}

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
/** The table of a file, by its own labels. */
function table(bytes: Uint8Array) {
  const all = readTable(text(bytes).slice(1));
  const [labels = [], ...rows] = all.filter(({ length }) => length === 9);
  return rows.map((row) => Object.fromEntries(labels.map((label, place) => [label, row[place] ?? ''])));
}

const books = () => bot.db.prisma.dayBook.findMany({ orderBy: { number: 'asc' } });
const branch = async () => {
  const found = await branchIn(bot.db, channels.lobby);
  if (!found) throw new Error('no branch');
  return found;
};
const withFiles = (who: string) =>
  as(who)
    .messages(as(who).direct())
    .filter(({ files }) => files.length > 0);
const ask = async (who: string, words: string) => {
  const before = withFiles(who).length;
  await type(who, `/lobby daybook ${words}`);
  await vi.waitFor(() => expect(withFiles(who)).toHaveLength(before + 1), 30_000);
  return received(withFiles(who).at(-1));
};

story('the books of a branch', async () => {
  await step('a day', async () => {
    await step('has no book while it runs', async () => {
      await type(people.hua, '/lobby daybook');
      expect(told(people.hua)).toContain('There is no day book yet');
      expect(await books()).toEqual([]);
    });

    await step('is sealed shortly after it is over, whatever happened on it', async () => {
      await type(
        people.amy,
        '/lobby incident #medical sev2 =HYPERLINK("http://evil") fell over, account 6222021234567890128',
      );
      await type(people.ben, '/lobby complaint "nobody" explained,\nfor forty minutes');
      const complaint = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'complaint' } });
      const secret = { recordId: complaint.id, field: 'customer', digest: null };
      const sealed = bot.db.seal.seal('Madam Wang', `${complaint.id}/customer`);
      await bot.db.prisma.secret.create({ data: { ...secret, sealed } });
      const against = await personOf(people.rui);
      await bot.db.prisma.record.update({
        where: { id: complaint.id },
        data: { details: { ...(complaint.details as object), against } },
      });
      await as(people.li).press(posted('INC-0001'), 'record.move:take');
      await type(people.hua, '/lobby bulletin New fee list from today');
      await as(people.amy).press(posted('BUL-0001'), 'record.read');
      await bot.until('2026-11-16T16:29:00Z');
      expect(await books()).toEqual([]);
      await bot.until('2026-11-16T16:31:00Z');
      const [book, ...others] = await books();
      expect(others).toEqual([]);
      expect(book).toMatchObject({ number: 1, date: '2026-11-16', previous: '', late: false, concerns: [] });
      expect(book?.hash).toBe(hashOf(book?.content ?? ''));
      const entry = await bot.db.prisma.auditEntry.findFirst({ where: { action: 'daybook.sealed' } });
      expect(JSON.parse(entry?.data ?? '{}')).toEqual({ date: '2026-11-16', number: 1, hash: book?.hash });
    });

    await step('comes as a plain table that proves itself, and as a workbook', async () => {
      const { message, names, csv, book } = await ask(people.hua, '2026-11-16');
      const [kept] = await books();
      expect(told(people.hua)).toContain('on its way');
      expect(message.text).toContain('day book number 1');
      expect(message.text).toContain(kept?.hash);
      expect(names).toEqual(['Riverside 2026-11-16.csv', 'Riverside 2026-11-16.xlsx']);
      expect(text(csv)).toBe(`\uFEFF${kept?.content}SHA-256,${kept?.hash}\r\n`);
      expect(text(csv).startsWith('\uFEFFDay book,Riverside,')).toBe(true);
      expect(await verifyFile(bot.db.prisma, csv)).toEqual({
        branch: 'Riverside',
        date: '2026-11-16',
        number: 1,
      });
      const sheets = readWorkbook(book);
      expect(sheets.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Day book', 'Incidents', 'Complaints', 'Checklists', 'Roster']),
      );
      expect(sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.type === 'formula')).toEqual(
        [],
      );
      expect(JSON.stringify(sheets[0])).toContain(kept?.hash);
    });

    await step('holds every register, in the branch’s own time, without anything private', async () => {
      const { csv } = await ask(people.audit, 'yesterday');
      const rows = table(csv);
      const of = (register: string) => rows.filter((row) => row.Register === register);
      expect(of('Incidents')[0]).toMatchObject({
        Time: '10:00',
        Number: 'INC-0001',
        What: 'Logged',
        By: 'Amy Chen',
        With: 'Li Na',
      });
      expect(of('Incidents')[0]?.Words).toMatch(/^'=HYPERLINK/);
      expect(
        of('Incidents')
          .map(({ Words }) => Words)
          .join('\n'),
      ).toContain('Li Na');
      expect(of('Complaints')[0]?.Words).toContain('"nobody" explained,\nfor forty minutes');
      expect(of('Bulletins').map(({ Time, By, What }) => [Time, By, What])).toEqual([
        ['10:00', 'Hua Sun', 'Logged'],
        ['10:00', 'Amy Chen', 'Timeline'],
      ]);
      expect(of('Roster').map(({ What, By, Time, Status }) => [What, By, Time, Status])).toEqual(
        expect.arrayContaining([
          ['Lobby · all day', 'Amy Chen', '08:31', 'There'],
          ['Lobby · all day', 'Ben Wu', '', 'Has not said “I’m here”'],
          ['', 'Fang Min', '', 'Away, as agreed'],
        ]),
      );
      const lists = of('Checklists');
      expect(
        lists.filter(({ By, Time, Status }) => By === 'Ben Wu' && Time === '08:31' && Status === 'Done'),
      ).toHaveLength(3);
      expect(lists.some(({ What, Status }) => What === 'Opening' && Status === 'Missed')).toBe(true);
      expect(lists.filter(({ Status }) => Status === 'Open').length).toBeGreaterThan(5);
      expect(of('Late additions')).toEqual([]);
      for (const secret of ['Madam Wang', '6222021234567890128', 'Rui Zhao', 'flu', 'Sick'])
        expect(
          text(csv)
            .split('\r\n')
            .filter((one) => one.includes(secret)),
        ).toEqual([]);
      expect(
        readTable(text(csv).slice(1))
          .flat()
          .filter((cell) => /^[=+\-@\t\r]/.test(cell)),
      ).toEqual([]);
    });

    await step('goes to those who lead, head office and auditors, and each is on record', async () => {
      await type(people.amy, '/lobby daybook 2026-11-16');
      expect(told(people.amy)).toContain('goes to those who lead the branch');
      await type(people.rui, '/lobby daybook');
      expect(told(people.rui)).toContain('goes to those who lead the branch');
      await ask(people.hq, '2026-11-16');
      const sent = await bot.db.prisma.auditEntry.findMany({ where: { action: 'daybook.sent' } });
      expect(sent.map(({ data }) => data)).toEqual(Array(3).fill('{"date":"2026-11-16"}'));
    });

    await step('that is none is said in a sentence', async () => {
      await type(people.hua, '/lobby daybook 2026-11-17');
      expect(told(people.hua)).toContain('has no book yet');
      await type(people.hua, '/lobby daybook 2026-11-01');
      expect(told(people.hua)).toContain('the chain begins later');
      await type(people.hua, '/lobby daybook the other day');
      expect(told(people.hua)).toContain('the other day');
      await type(people.li, '/lobby 台账 2026-11-17');
      expect(told(people.li)).toContain('还没有封存');
    });
  });

  await step('what is added later', async () => {
    await step(
      'stands in the book of its own day, and beside the file of the old one, which stays the same',
      async () => {
        const before = await ask(people.hua, '2026-11-16');
        await bot.until('2026-11-17T02:00:00Z');
        const complaint = await bot.db.prisma.record.findFirstOrThrow({ where: { kind: 'complaint' } });
        const here = await branch();
        const members = await membersOf(bot.db, here.id);
        const hua = members.find(({ slackId }) => slackId === people.hua)!;
        const scene = { branch: here, calendar: branchCalendar(here), members, now: bot.clock.now() };
        const correct = (summary: string) =>
          changeRecord({ db: bot.db, key: null, channel: here.channel }, complaint.id, (record, clocks) =>
            edit({ kind: kindOf('complaint'), record, clocks }, { summary, values: {} }, hua, scene),
          );
        await correct('it was thirty minutes');
        // Not sealed yet, and there all the same.
        const early = await ask(people.hua, '2026-11-16');
        expect(early.csv).toEqual(before.csv);
        expect(early.names.at(-1)).toBe('Riverside 2026-11-16 Added later.csv');
        expect(text(early.added!)).toContain('not sealed yet');

        await bot.until('2026-11-17T16:31:00Z');
        const [first, second] = await books();
        expect(second).toMatchObject({ number: 2, date: '2026-11-17', previous: first?.hash });
        expect(second?.concerns).toEqual(['2026-11-16']);
        const { csv } = await ask(people.hua, '2026-11-17');
        const [added] = table(csv).filter(
          (row) => row.Register === 'Late additions' && row.Number === 'CMP-0001',
        );
        expect(added).toMatchObject({ Time: '10:00', By: 'Hua Sun', 'Belongs to': '2026-11-16' });
        expect(added?.Words).toContain('Text was: "nobody" explained,\nfor forty minutes');
        expect(added?.Words).toContain('Text: it was thirty minutes');

        const again = await ask(people.hua, '2026-11-16');
        expect(again.csv).toEqual(before.csv);
        expect(again.message.text).toContain('added later');
        expect(text(again.added!)).toContain('it was thirty minutes');
        expect(text(again.added!)).toContain(second?.hash);
        const extra = readWorkbook(again.book).find(({ name }) => name === 'Added later');
        expect(JSON.stringify(extra)).toContain('it was thirty minutes');
      },
    );

    await step('is also what somebody says about a list of another day', async () => {
      const run = await bot.db.prisma.run.findFirstOrThrow({
        where: { list: 'opening', date: '2026-11-16' },
      });
      expect(run.status).toBe('missed');
      const here = await branch();
      const hua = (await membersOf(bot.db, here.id)).find(({ slackId }) => slackId === people.hua)!;
      await bot.until('2026-11-18T02:00:00Z');
      await changeRun(
        { db: bot.db, key: null, branch: here, actor: hua.personId, now: bot.clock.now() },
        run.id,
        (now) => [excuse(now, 'a power cut', hua, { branch: here })],
      );
      await bot.until('2026-11-18T16:31:00Z');
      const { csv } = await ask(people.hua, '2026-11-18');
      const [row] = table(csv).filter(
        (one) => one.Register === 'Late additions' && one['Belongs to'] === '2026-11-16',
      );
      expect(row).toMatchObject({ What: 'Opening', By: 'Hua Sun', Time: '10:00' });
      expect(row?.Words).toContain('a power cut');
    });
  });

  await step('the chain', async () => {
    await step('goes on over days off, one book a day', async () => {
      await bot.until('2026-11-22T16:31:00Z');
      expect((await books()).map(({ date }) => date.slice(8))).toEqual([
        '16',
        '17',
        '18',
        '19',
        '20',
        '21',
        '22',
      ]);
      expect(await verifyBooks(bot.db.prisma)).toEqual({ books: 7, branches: 1, broken: [] });
    });

    await step('is sealed once, however often and by however many', async () => {
      const before = await books();
      const here = await branch();
      const seal = () =>
        bot.db.prisma.$transaction((tx) =>
          sealDays({ db: bot.db, tx, branch: here, now: bot.clock.now() }, '2026-11-22', binding),
        );
      expect(await Promise.all([seal(), seal()])).toEqual([[], []]);
      bot.clock.set('2026-11-23T17:00:00Z');
      const both = await Promise.all(
        [1, 2].map(() =>
          bot.db.prisma.$transaction((tx) =>
            sealDays({ db: bot.db, tx, branch: here, now: bot.clock.now() }, '2026-11-23', binding),
          ),
        ),
      );
      expect(both.flat()).toEqual(['2026-11-23']);
      await settleDue({ db: bot.db, clock: bot.clock, routines });
      expect(await books()).toHaveLength(before.length + 1);
    });

    await step('is caught up in order after an outage, and says that it is late', async () => {
      bot.clock.set('2026-11-27T02:00:00Z');
      await bot.restart();
      await bot.until('2026-11-27T02:05:00Z');
      const [tuesday, wednesday, thursday] = (await books()).slice(-3);
      expect([tuesday, wednesday, thursday].map((book) => [book?.date, book?.late])).toEqual([
        ['2026-11-24', true],
        ['2026-11-25', true],
        ['2026-11-26', true],
      ]);
      expect(thursday?.content).toContain('Sealed late');
      expect(thursday?.previous).toBe(wednesday?.hash);
      expect((await verifyBooks(bot.db.prisma)).broken).toEqual([]);
    });

    await step('holds a day of thousands of entries', async () => {
      const here = await branch();
      const amy = await personOf(people.amy);
      await bot.db.prisma.$executeRaw`
      WITH logged AS (
        INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "summary", "reporterId", "details", "createdAt", "updatedAt")
        SELECT gen_random_uuid(), ${here.id}::uuid, 'enquiry', 1000 + n, 'answered', 'how to open an account, ' || n, ${amy}::uuid, '{}',
          '2026-11-27T03:00:00Z'::timestamptz + n * interval '1 second', now()
        FROM generate_series(1, 4000) n RETURNING "id", "createdAt"
      ) INSERT INTO "RecordEvent" ("id", "recordId", "branchId", "at", "actorId", "type", "data")
        SELECT gen_random_uuid(), logged."id", ${here.id}::uuid, logged."createdAt", ${amy}::uuid, 'noted', '{"text":"told at the counter"}'
        FROM logged`;
      await bot.until('2026-11-27T16:31:00Z');
      const { csv, book } = await ask(people.hua, '2026-11-27');
      expect(table(csv).filter(({ Register }) => Register === 'Enquiries')).toHaveLength(8000);
      const sheet = readWorkbook(book).find(({ name }) => name === 'Enquiries');
      expect(sheet?.rows).toHaveLength(8001);
    });

    await step(
      'cannot be written into, changed or shortened, save by whoever owns the database; and then it is found',
      async () => {
        const { prisma } = bot.db;
        const here = await branch();
        for (const change of [
          () => prisma.$executeRaw`UPDATE "DayBook" SET "content" = 'x' WHERE "number" = 2`,
          () => prisma.$executeRaw`DELETE FROM "DayBook" WHERE "number" = 2`,
          () => prisma.$executeRaw`TRUNCATE "DayBook"`,
        ])
          await expect(change()).rejects.toThrow('never changed by hand');
        const blank = {
          branchId: here.id,
          sealedAt: new Date(),
          auditSeq: 0,
          auditHash: '',
          content: 'x',
          hash: '',
        };
        await expect(
          prisma.dayBook.create({ data: { ...blank, number: 40, date: '2027-01-01', previous: '' } }),
        ).rejects.toThrow('follows the one before it');

        const why = async () => (await verifyBooks(prisma)).broken[0];
        const asOwner = async (sql: string) => {
          await prisma.$executeRawUnsafe('ALTER TABLE "DayBook" DISABLE TRIGGER USER');
          await prisma.$executeRawUnsafe(sql);
          await prisma.$executeRawUnsafe('ALTER TABLE "DayBook" ENABLE TRIGGER USER');
        };
        const file = (await ask(people.hua, '2026-11-17')).csv;
        await asOwner(
          `UPDATE "DayBook" SET "content" = replace("content", 'thirty', 'twenty') WHERE "number" = 2`,
        );
        expect(await why()).toMatchObject({ date: '2026-11-17', why: expect.stringMatching(/^changed/) });
        // Whoever makes the hash fit as well breaks the link of the next day, and the files that people hold.
        await asOwner(
          `UPDATE "DayBook" SET "hash" = encode(sha256(convert_to(chr(65279) || "content", 'UTF8')), 'hex') WHERE "number" = 2`,
        );
        expect(await why()).toMatchObject({
          date: '2026-11-18',
          why: expect.stringContaining('the book before'),
        });
        expect(await verifyFile(prisma, file)).toMatchObject({
          why: expect.stringContaining('their hashes differ'),
        });
        const forged = Buffer.from(text(file).replace('thirty', 'twenty'));
        expect(await verifyFile(prisma, forged)).toMatchObject({
          why: expect.stringContaining('was changed'),
        });
        expect(await verifyFile(prisma, Buffer.from('no book'))).toMatchObject({
          why: expect.stringContaining('no day book'),
        });
        await asOwner(`DELETE FROM "DayBook" WHERE "number" = 1`);
        expect(await why()).toMatchObject({ why: expect.stringMatching(/^missing/) });
        await asOwner('DELETE FROM "DayBook" WHERE "number" < 13');
        expect(await why()).toMatchObject({ why: expect.stringContaining('no book is left') });
      },
    );
  });
});
