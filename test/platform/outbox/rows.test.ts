import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { briefingPage } from '../../../src/briefing/contracts.js';
import { habits, runNudge, runPost } from '../../../src/checklists/contracts.js';
import { bookFile } from '../../../src/day-book/contracts.js';
import { writeBook } from '../../../src/day-book/messages/book.js';
import { sealDays } from '../../../src/day-book/store/seal.js';
import {
  branchWords,
  branchWordsFiles,
  rollUp,
  rollUpFile,
  rollUpTold,
} from '../../../src/head-office/contracts.js';
import { catalogue, routines } from '../../../src/modules.js';
import { trouble, troubleOver } from '../../../src/outages/contracts.js';
import { join, joined } from '../../../src/people/contracts.js';
import { branchIn } from '../../../src/platform/directory/store/branches.js';
import { speak } from '../../../src/platform/language/speak.js';
import type { OutboxMessage, RawArgs } from '../../../src/platform/outbox/message.js';
import { reminders } from '../../../src/platform/outbox/reminders/outbox.js';
import { keepPosted } from '../../../src/platform/outbox/store/posted.js';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { personIn, toChannel, toPerson } from '../../../src/platform/outbox/target.js';
import { photoRefused } from '../../../src/platform/photos/contracts.js';
import { keepDraft } from '../../../src/platform/slack/store/drafts.js';
import { card, eventReply, exportFile, nudge } from '../../../src/records/contracts.js';
import { reportFile, reportPictures, reportPost, wordsNudge } from '../../../src/reports/contracts.js';
import {
  absence,
  absenceBack,
  absenceMine,
  hands,
  handsOnTheWay,
  postsEmpty,
  rosterGaps,
  swap,
  swapTold,
} from '../../../src/roster/contracts.js';
import { unpublished } from '../../../src/settings/contracts.js';
import { channels, people, startBot } from '../../bot.js';

// Tests share a bank that has lived through a day.
const date = '2026-11-16';
const now = new Date('2026-11-17T02:00:00Z');

const rawArgs = z.record(z.string(), z.unknown());

/** Everything that messages can be about. */
async function bank() {
  const bot = await startBot();
  await bot.sandbox.as(people.amy).command('/lobby incident somebody slipped', channels.lobby);
  await bot.until(now.toISOString());
  const { prisma } = bot.db;
  const branch = await branchIn(bot.db, channels.lobby);
  if (!branch) throw new Error('no branch');
  const branchId = branch.id;
  const personOf = async (slackId: string) =>
    (await prisma.person.findUniqueOrThrow({ where: { slackId } })).id;
  const [amy, ben, li, hua, eve] = await Promise.all(
    [people.amy, people.ben, people.li, people.hua, people.eve].map(personOf),
  );
  if (!amy || !ben || !li || !hua || !eve) throw new Error('nobody');
  const record = await prisma.record.findFirstOrThrow();
  const entry = await prisma.recordEvent.create({
    data: {
      ...{ id: crypto.randomUUID(), recordId: record.id, branchId, at: now, actorId: amy },
      ...{ type: 'noted', data: { text: 'she sits down' } },
    },
  });
  const run = await prisma.run.findFirstOrThrow({ where: { list: 'opening', date: '2026-11-17' } });
  const ids = {
    absence: crypto.randomUUID(),
    swap: crypto.randomUUID(),
    hands: crypto.randomUUID(),
    join: crypto.randomUUID(),
    photo: crypto.randomUUID(),
    trouble: crypto.randomUUID(),
    over: crypto.randomUUID(),
    log: crypto.randomUUID(),
  };
  await prisma.absence.create({
    data: {
      ...{ id: ids.absence, branchId, personId: amy, from: '2026-11-18', to: '2026-11-19' },
      ...{ kind: 'leave', state: 'approved', askedAt: now, decidedBy: hua, decidedAt: now },
    },
  });
  const gives = { personId: amy, date: '2026-11-20', post: 'lobby', shift: 'early' };
  const asking = { branchId, askedBy: amy, at: now };
  await prisma.request.createMany({
    data: [
      { ...asking, id: ids.swap, what: 'swap', data: { withId: ben, gives, takes: null } },
      {
        ...{ ...asking, id: ids.hands, what: 'hands' },
        data: { words: 'a coach', askers: [amy], called: [ben], coming: {} },
      },
      { ...asking, id: ids.join, what: 'join', askedBy: eve, state: 'granted', decidedBy: hua },
    ],
  });
  await prisma.photo.create({
    data: {
      ...{ id: ids.photo, branchId, recordId: record.id, field: 'photos', file: 'F1', by: amy, at: now },
      ...{ state: 'refused', reason: 'too_big' },
    },
  });
  const refusing = { branchId, code: 'not_in_channel', since: now, toldAt: now };
  await prisma.trouble.createMany({
    data: [
      { ...refusing, id: ids.trouble, what: 'channel', place: channels.lobby },
      { ...refusing, id: ids.over, what: 'channel', place: channels.second, endedAt: now },
    ],
  });
  await prisma.occurrence.create({
    data: {
      ...{ id: ids.log, branchId, name: 'log of a day', date, slot: '18:00', state: 'done' },
      ...{ dueAt: now, cutoffAt: now, settledAt: now },
    },
  });
  await prisma.headOffice.create({
    data: { channel: channels.plain, timezone: 'Asia/Shanghai', language: 'en', toldTo: now, nextAt: now },
  });
  await prisma.$transaction((tx) =>
    sealDays({ db: bot.db, tx, branch, now }, date, { routines, write: writeBook }),
  );
  const narrative = crypto.randomUUID();
  await prisma.record.create({
    data: {
      ...{ id: narrative, branchId, kind: 'narrative', number: 1, status: 'signed', summary: '' },
      ...{ reporterId: li, ownerId: li, createdAt: now, updatedAt: now, closedAt: now },
      details: { report: 'month', period: '2026-10', plan: 'A second ticket machine' },
    },
  });
  const draft = await keepDraft(bot.db, { personId: amy, branchId, what: 'find', text: '' }, now);
  const week = { branchId, report: 'week', period: '2026-W46', aside: false };
  const posted = { ts: '1.5', digest: '' };
  await keepPosted(bot.db, { ...reportPost.key(week), ...posted, channel: channels.lobby }, now);
  await keepPosted(bot.db, { ...rollUp.key(rolled), ...posted, channel: channels.plain }, now);
  await keepPosted(bot.db, { ...card.key(record.id), ...posted, channel: channels.lobby }, now);
  return {
    bot,
    branchId,
    amy,
    ben,
    li,
    hua,
    eve,
    record: record.id,
    narrative,
    entry: entry.id,
    run: run.id,
    draft,
    ...ids,
  };
}
type Bank = Awaited<ReturnType<typeof bank>>;

/** A row as versions before contracts wrote it, and what its producer makes of the same today. */
interface Row {
  view: string;
  subject(bank: Bank): string;
  target(bank: Bank): string;
  args?(bank: Bank): RawArgs;
  made(bank: Bank): OutboxMessage;
  /** What is in the words of the message. */
  says: string | RegExp;
}

const lobby = toChannel(channels.lobby);
const toLobby = () => channels.lobby;
const to = (who: 'amy' | 'ben' | 'li' | 'hua' | 'eve') => (bank: Bank) => `person:${bank[who]}`;
const day = ({ branchId }: Bank) => ({ branchId, date });
const week = ({ branchId }: Bank) => ({ branchId, report: 'week', period: '2026-W46', aside: false });
const rolled = { report: 'week', period: '2026-W46' };
const dates = ['2026-11-18'];
const stretch = { from: '2026-11-09T00:00:00.000Z', to: '2026-11-16T00:00:00.000Z' };
const about = (record: string, run: string) => [
  { view: 'nudge', subject: record, args: { why: 'logged' } },
  { view: 'run_nudge', subject: run, args: { why: 'not_mine' } },
];

const rows: Row[] = [
  {
    view: 'record',
    subject: ({ record }) => record,
    target: toLobby,
    made: ({ record }) => card.for(record, lobby),
    says: 'INC-0001',
  },
  {
    view: 'event',
    subject: ({ entry }) => entry,
    target: toLobby,
    made: ({ entry }) => eventReply.for(entry, lobby),
    says: 'she sits down',
  },
  {
    view: 'nudge',
    subject: ({ record }) => record,
    target: to('li'),
    args: () => ({ why: 'overdue', clock: 'taken_routine', step: 0 }),
    made: ({ record, li }) =>
      nudge.for(record, toPerson(li), { why: 'overdue', clock: 'taken_routine', step: 0 }),
    says: 'INC-0001',
  },
  {
    view: 'export',
    subject: ({ draft }) => draft,
    target: to('amy'),
    args: ({ record }) => ({ private: [record] }),
    made: ({ draft, amy, record }) => exportFile.for(draft, toPerson(amy), { private: [record] }),
    says: 'Riverside',
  },
  {
    view: 'run',
    subject: ({ run }) => run,
    target: toLobby,
    made: ({ run }) => runPost.for(run, lobby),
    says: 'Opening',
  },
  {
    view: 'run_nudge',
    subject: ({ run }) => run,
    target: to('amy'),
    args: ({ ben }) => ({ why: 'not_mine', by: ben }),
    made: ({ run, amy, ben }) => runNudge.for(run, toPerson(amy), { why: 'not_mine', by: ben }),
    says: 'not theirs',
  },
  {
    view: 'habits',
    subject: ({ branchId }) => branchId,
    target: to('hua'),
    args: () => stretch,
    made: ({ branchId, hua }) => habits.for(branchId, toPerson(hua), stretch),
    says: 'Riverside',
  },
  {
    view: 'reminders',
    subject: ({ amy }) => amy,
    target: to('amy'),
    args: ({ record, run }) => ({ parts: about(record, run) }),
    made: ({ amy, record, run }) => reminders.for(amy, toPerson(amy), { parts: about(record, run) }),
    says: '2 things',
  },
  {
    view: 'briefing',
    subject: ({ branchId }) => `${branchId}/${date}`,
    target: toLobby,
    made: (bank) => briefingPage.for(day(bank), lobby),
    says: 'Good morning',
  },
  {
    view: 'daybook',
    subject: ({ branchId }) => `${branchId}/${date}`,
    target: to('hua'),
    made: (bank) => bookFile.for(day(bank), toPerson(bank.hua)),
    says: 'Riverside',
  },
  {
    view: 'join',
    subject: ({ join }) => join,
    target: to('hua'),
    made: (bank) => join.for(bank.join, toPerson(bank.hua)),
    says: 'Riverside',
  },
  {
    view: 'joined',
    subject: ({ join }) => join,
    target: to('eve'),
    made: (bank) => joined.for(bank.join, toPerson(bank.eve)),
    says: 'Riverside',
  },
  {
    view: 'report',
    subject: ({ branchId }) => `${branchId}/week/2026-W46`,
    target: toLobby,
    made: (bank) => reportPost.for(week(bank), lobby),
    says: 'Riverside',
  },
  {
    view: 'report',
    subject: ({ branchId }) => `${branchId}/week/2026-W46/asked`,
    target: toLobby,
    made: (bank) => reportPost.for({ ...week(bank), aside: true }, lobby),
    says: 'Riverside',
  },
  {
    view: 'report_pictures',
    subject: ({ branchId }) => `${branchId}/week/2026-W46`,
    target: toLobby,
    made: (bank) => reportPictures.for(week(bank), lobby),
    says: /./,
  },
  {
    view: 'report_workbook',
    subject: ({ branchId }) => `${branchId}/week/2026-W46`,
    target: to('hua'),
    made: (bank) => reportFile.for(week(bank), toPerson(bank.hua)),
    says: 'Riverside',
  },
  {
    view: 'words_nudge',
    subject: ({ log }) => log,
    target: to('hua'),
    made: ({ log, hua }) => wordsNudge.for(log, toPerson(hua)),
    says: 'Riverside',
  },
  {
    view: 'hq',
    subject: () => 'week/2026-W46',
    target: () => channels.plain,
    made: () => rollUp.for(rolled, toChannel(channels.plain)),
    says: /./,
  },
  {
    view: 'hq_workbook',
    subject: () => 'week/2026-W46',
    target: () => channels.plain,
    made: () => rollUpFile.for(rolled, toChannel(channels.plain)),
    says: 'all branches',
  },
  {
    view: 'hq_told',
    subject: () => 'week/2026-W46',
    target: to('hua'),
    made: ({ hua }) => rollUpTold.for(rolled, toPerson(hua)),
    says: /./,
  },
  {
    view: 'branch_words',
    subject: ({ narrative }) => narrative,
    target: () => channels.plain,
    made: ({ narrative }) => branchWords.for(narrative, toChannel(channels.plain)),
    says: 'Riverside',
  },
  {
    view: 'branch_words_files',
    subject: ({ narrative }) => narrative,
    target: () => channels.plain,
    made: ({ narrative }) => branchWordsFiles.for(narrative, toChannel(channels.plain)),
    says: 'Riverside',
  },
  {
    view: 'photo_refused',
    subject: ({ photo }) => photo,
    target: to('amy'),
    made: ({ photo, amy }) => photoRefused.for(photo, toPerson(amy)),
    says: 'INC-0001',
  },
  {
    view: 'unpublished',
    subject: () => 'CN/2031',
    target: to('hua'),
    made: ({ hua }) => unpublished.for({ country: 'CN', year: 2031 }, toPerson(hua)),
    says: '2031',
  },
  {
    view: 'posts_empty',
    subject: ({ branchId }) => `${branchId}/${date}`,
    target: to('hua'),
    made: (bank) => postsEmpty.for(day(bank), toPerson(bank.hua)),
    // No post is empty by now, and nobody is told of it.
    says: 'skip',
  },
  {
    view: 'roster_gaps',
    subject: ({ branchId }) => branchId,
    target: to('hua'),
    args: () => ({ dates }),
    made: ({ branchId, hua }) => rosterGaps.for(branchId, toPerson(hua), { dates }),
    says: 'Riverside',
  },
  {
    view: 'absence',
    subject: ({ absence }) => absence,
    target: to('hua'),
    made: (bank) => absence.for(bank.absence, toPerson(bank.hua)),
    says: 'Amy',
  },
  {
    view: 'absence_mine',
    subject: ({ absence }) => absence,
    target: to('amy'),
    made: (bank) => absenceMine.for(bank.absence, toPerson(bank.amy)),
    says: /./,
  },
  {
    view: 'absence_back',
    subject: ({ absence }) => absence,
    target: to('hua'),
    made: (bank) => absenceBack.for(bank.absence, toPerson(bank.hua)),
    says: 'Amy',
  },
  {
    view: 'swap',
    subject: ({ swap }) => swap,
    target: to('ben'),
    made: (bank) => swap.for(bank.swap, toPerson(bank.ben)),
    says: 'Amy',
  },
  {
    view: 'swap_told',
    subject: ({ swap }) => swap,
    target: to('amy'),
    made: (bank) => swapTold.for(bank.swap, toPerson(bank.amy)),
    says: /./,
  },
  {
    view: 'hands',
    subject: ({ hands }) => hands,
    target: to('ben'),
    made: (bank) => hands.for(bank.hands, toPerson(bank.ben)),
    says: 'a coach',
  },
  {
    view: 'hands_coming',
    subject: ({ hands }) => hands,
    target: to('amy'),
    made: (bank) => handsOnTheWay.for(bank.hands, toPerson(bank.amy)),
    says: /./,
  },
  {
    view: 'trouble',
    subject: ({ trouble }) => trouble,
    target: to('hua'),
    made: (bank) => trouble.for(bank.trouble, toPerson(bank.hua)),
    says: 'Riverside',
  },
  {
    view: 'trouble_over',
    subject: ({ over }) => over,
    target: to('hua'),
    made: ({ over, hua }) => troubleOver.for(over, toPerson(hua)),
    says: 'Riverside',
  },
];

describe('rows of every message as written by versions before contracts', () => {
  let shared: Bank;
  beforeAll(async () => {
    shared = await bank();
  });
  afterAll(() => shared?.bot.close());

  it('are all in this test', () => {
    const names = [...new Set(rows.map(({ view }) => view))];
    expect(names.sort()).toEqual(catalogue.messages.map(({ name }) => name).sort());
  });

  /** The row as it stands in the table. */
  const written = async (message: OutboxMessage) => {
    const { prisma } = shared.bot.db;
    await prisma.outbox.deleteMany();
    await queueNow(shared.bot.db, [message], shared.branchId, now);
    const { view, subject, target, args } = await prisma.outbox.findFirstOrThrow();
    return { view, subject, target, args: rawArgs.parse(args) };
  };
  const asBefore = ({ view, subject, target, args }: Row) => ({
    view,
    subject: subject(shared),
    target: target(shared),
    args: args?.(shared) ?? {},
  });

  it.each(rows.map((row): [string, Row] => [row.view, row]))('%s: is written the same', async (_, row) => {
    expect(await written(row.made(shared))).toEqual(asBefore(row));
  });

  it.each(rows.map((row): [string, Row] => [row.view, row]))('%s: is drawn', async (_, row) => {
    const { db } = shared.bot;
    const { view, subject, target, args } = await written(asBefore(row));
    const personId = personIn(target);
    const drawn = await catalogue.find(view)?.draw({
      ...{ db, now, subject, args, personId, speech: speak('en'), routines },
      channel: personId ? 'D1' : target,
      link: (channel, ts) => `${channel}/${ts}`,
    });
    expect(typeof drawn === 'object' ? JSON.stringify(drawn.message) : drawn).toMatch(row.says);
  });
});
