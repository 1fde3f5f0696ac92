import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/modules.js';
import { batchPending } from '../../src/platform/outbox/store/batch.js';
import { mute } from '../../src/platform/outbox/store/mute.js';
import { claim, markSending, reclaim } from '../../src/platform/outbox/store/outbox.js';
import { queueNow } from '../../src/platform/outbox/store/queue.js';
import { nudge } from '../../src/records/contracts.js';
import { type Bot, channels, people, startBot } from '../bot.js';
import { tickEveryBox } from '../boxes.js';

let bot: Bot;
beforeEach(async () => {
  // A Monday in Shanghai, ten o'clock.
  bot = await startBot({ now: '2026-11-16T02:00:00Z' });
});
afterEach(() => bot.close());

const person = (who: keyof typeof people) => bot.sandbox.as(people[who]);
const told = (who: keyof typeof people) => {
  const one = person(who);
  return one.messages(one.direct()).filter(({ ephemeralFor }) => !ephemeralFor);
};
const answered = (who: keyof typeof people) => {
  const one = person(who);
  return one.messages(one.direct()).findLast(({ ephemeralFor }) => ephemeralFor);
};
const about = (who: keyof typeof people, code: string) => told(who).filter(({ text }) => text.includes(code));
const log = (line: string, who: keyof typeof people = 'amy') =>
  person(who).command(`/lobby ${line}`, channels.lobby);
const buttons = (message: { blocks?: unknown } | undefined) =>
  JSON.stringify(message?.blocks)
    .match(/"action_id":"[^"]+"/g)
    ?.map((id) => id.slice(13, -1)) ?? [];
const ends = async () => {
  const rows = await bot.db.prisma.outbox.groupBy({ by: ['view', 'state'], _count: true });
  return new Map(rows.map(({ view, state, _count }) => [`${view} ${state}`, _count]));
};
const personId = async (slackId: string) =>
  (await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId } })).id;

describe('what waits for one person', () => {
  it('is one message, however much it is', async () => {
    for (let index = 1; index <= 10; index++) await log(`action number ${index} @ben 2026-11-17`);
    const before = told('ben').length;
    bot.clock.set('2026-11-17T06:55:00Z');
    await bot.until('2026-11-17T07:01:00Z');
    const [batch, ...more] = told('ben').slice(before);
    expect(more).toEqual([]);
    expect(batch?.text).toContain('10 things wait for you');
    for (let index = 1; index <= 10; index++) expect(batch?.text).toContain(`number ${index}`);
    const blocks = batch?.blocks ?? [];
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(buttons(batch).filter((id) => id === 'record.quiet')).toHaveLength(8);
    expect(JSON.stringify(blocks.slice(-2))).toContain('ACT-0010');
    expect(JSON.stringify(blocks.at(-1))).toContain('/lobby my');
  });

  it('is told from lists and records alike, each with its own buttons', async () => {
    await log('action mend the tap @li 2026-11-17');
    const rows = [{ view: 'nudge' as const }, { view: 'run_nudge' as const }];
    await bot.until('2026-11-17T00:30:00Z');
    const run = await bot.db.prisma.run.findFirstOrThrow({
      where: { list: 'opening' },
      orderBy: { dueAt: 'desc' },
    });
    const record = await bot.db.prisma.record.findFirstOrThrow();
    const target = `person:${await personId(people.li)}`;
    const before = told('li').length;
    await queueNow(
      bot.db,
      rows.map(({ view }) => ({
        view,
        target,
        subject: view === 'nudge' ? record.id : run.id,
        args: view === 'nudge' ? { why: 'remind', clock: 'due' } : { why: 'remind' },
      })),
      null,
      bot.clock.now(),
    );
    await bot.sandbox.settle();
    const [batch, ...more] = told('li').slice(before);
    expect(more).toEqual([]);
    expect(batch?.text).toContain('您有 2 项待办');
    expect(buttons(batch)).toEqual(expect.arrayContaining(['record.not_mine', 'run.not_mine']));
  });

  it('mentions the same limit once, where it was late already before anything could be sent', async () => {
    // Friday at ten to five: reminder, limit and escalation all fall on the weekend.
    bot.clock.set('2026-11-20T08:50:00Z');
    await log('complaint waited an hour');
    const record = await bot.db.prisma.record.findFirstOrThrow();
    await bot.until('2026-11-22T16:00:00Z');
    const before = told('li').length;
    await bot.until('2026-11-23T00:30:00Z');
    const morning = told('li')
      .slice(before)
      .filter(({ text }) => text.includes('CMP-0001'));
    expect(morning).toHaveLength(1);
    expect(morning[0]?.text.match(/解决投诉/g)).toHaveLength(1);
    expect(morning[0]?.text).toContain('已超时');
    expect(record.closedAt).toBeNull();
  });

  it('is sent although one of the reminders cannot be drawn', async () => {
    for (const words of ['one', 'two']) await log(`action ${words} @ben 2026-11-18`);
    const records = await bot.db.prisma.record.findMany({ orderBy: { number: 'asc' } });
    const target = `person:${await personId(people.ben)}`;
    const why = ['remind', 'nonsense', 'remind'];
    await queueNow(
      bot.db,
      why.map((each, place) => ({
        view: 'nudge',
        subject: records[place % 2]!.id,
        target,
        args: { why: each, clock: 'due', place },
      })),
      null,
      bot.clock.now(),
    );
    const before = told('ben').length;
    await bot.sandbox.settle();
    const after = told('ben').slice(before);
    expect(after.map(({ text }) => text.match(/ACT-\d+/)?.[0])).toEqual(['ACT-0001', 'ACT-0001']);
    // What cannot be told is tried again by itself, and holds up nobody.
    expect((await ends()).get('nudge planned')).toBe(1);
  });

  it('brings news of one’s own things along, which alone wait an hour', async () => {
    const finish = async (code: string) => {
      const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith(code));
      await person('ben').press(card!, 'record.move:finish');
      await person('ben').answer({ proof: 'a new washer' });
    };
    await log('action mend the tap @ben 2026-11-19');
    await log('action mend the door @ben 2026-11-19');
    await finish('ACT-0001');
    await bot.until('2026-11-16T02:59:00Z');
    expect(told('amy')).toEqual([]);
    await bot.until('2026-11-16T03:01:00Z');
    expect(about('amy', 'ACT-0001')).toHaveLength(1);
    await finish('ACT-0002');
    expect(about('amy', 'ACT-0002')).toEqual([]);
    await log('action oil the hinge @amy 2026-11-19', 'ben');
    expect(about('amy', 'ACT-0002')).toHaveLength(1);
    expect(told('amy')).toHaveLength(2);
    expect(told('amy').at(-1)?.text).toContain('ACT-0003');
    // Where something about it is due today, it is told at once.
    await log('handover @ben keys are in the safe', 'amy');
    const given = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('HND-0001'));
    await person('ben').press(given!, 'record.move:return');
    await person('ben').answer({ unclear: 'which safe?' });
    expect(about('amy', 'HND-0001')).toHaveLength(1);
  });

  it('does not hold up what is urgent, which comes first and alone', async () => {
    // Slack refuses every post for a while, so that all of it waits for the same moment.
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'error', code: 'account_inactive' }]);
    for (const words of ['one', 'two', 'three']) await log(`complaint ${words}`);
    await log('incident sev2 customer fainted');
    const hua = await personId(people.hua);
    const complaints = await bot.db.prisma.record.findMany({
      where: { kind: 'complaint' },
      orderBy: { number: 'asc' },
    });
    await queueNow(
      bot.db,
      complaints.map(({ id }) => ({
        view: 'nudge',
        subject: id,
        target: `person:${hua}`,
        args: { why: 'overdue', clock: 'answer' },
      })),
      null,
      bot.clock.now(),
    );
    bot.sandbox.faults([]);
    bot.clock.forward(4);
    await bot.sandbox.settle();
    const [first, second, ...more] = told('hua');
    expect(more).toEqual([]);
    expect(first?.text).toContain('INC-0001');
    expect(first?.text).not.toContain('CMP');
    expect(second?.text).toContain('3 things wait for you');
    expect(second?.text).not.toContain('INC');
  });

  it.each([
    ['at the weekend', '2026-11-20T09:55:00Z', '2026-11-22T23:59:00Z'],
    ['on a holiday and the weekend after it', '2026-12-31T09:55:00Z', '2027-01-03T23:59:00Z'],
  ])('does not come %s', async (_when, eve, dawn) => {
    bot.clock.set(eve);
    // Not so late that nobody hears of it any more, but so late that its limits fall into the days off.
    await log('complaint waited an hour');
    expect(about('li', 'CMP-0001')).toHaveLength(1);
    await bot.until(dawn);
    expect(about('li', 'CMP-0001')).toHaveLength(1);
    expect(about('hua', 'CMP-0001')).toEqual([]);
    bot.clock.forward(2);
    await bot.sandbox.settle();
    expect(about('li', 'CMP-0001')).toHaveLength(2);
    expect(about('hua', 'CMP-0001')).toHaveLength(1);
  });
});

describe('a reminder', () => {
  async function reminded() {
    await log('action mend the tap @ben 2026-11-17');
    bot.clock.set('2026-11-17T06:55:00Z');
    await bot.until('2026-11-17T07:01:00Z');
    return about('ben', 'ACT-0001');
  }

  it('can be put off, and comes back once', async () => {
    const before = await reminded();
    expect(buttons(before.at(-1))).toEqual([
      'record.snooze',
      'record.snooze_day',
      'record.not_mine',
      'record.quiet',
    ]);
    await person('ben').press(before.at(-1)!, 'record.snooze');
    expect(answered('ben')?.text).toContain('ACT-0001');
    // A second thought replaces the first.
    bot.clock.forward(5);
    await person('ben').press(before.at(-1)!, 'record.snooze');
    await bot.until('2026-11-17T08:05:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before.length);
    await bot.until('2026-11-17T08:07:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before.length + 1);
    await bot.until('2026-11-17T09:59:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before.length + 1);
    // The ladder goes on by itself.
    await bot.until('2026-11-17T10:01:00Z');
    expect(about('ben', 'ACT-0001').at(-1)?.text).toContain('overdue');
  });

  it('that is due while the person has snoozed comes together with the snoozed one', async () => {
    const before = await reminded();
    bot.clock.set('2026-11-17T09:30:00Z');
    await person('ben').press(before.at(-1)!, 'record.snooze');
    // Overdue at 18:00, while it is quiet until 18:30.
    await bot.until('2026-11-17T10:29:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before.length);
    expect(about('fang', 'ACT-0001').length).toBeGreaterThan(0);
    await bot.until('2026-11-17T10:31:00Z');
    const [back, ...more] = about('ben', 'ACT-0001').slice(before.length);
    expect(more).toEqual([]);
    expect(back?.text).toContain('overdue');
  });

  it('does not come back where nothing is left to do', async () => {
    const before = await reminded();
    await person('ben').press(before.at(-1)!, 'record.snooze');
    const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('ACT-0001'));
    await person('ben').press(card!, 'record.move:finish');
    await person('ben').answer({ 'What was done': 'New tap' });
    await bot.until('2026-11-17T09:00:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before.length);
  });

  it('can be stopped, also where its ladder goes on and on', async () => {
    await log('incident sev2 customer fainted');
    await bot.until('2026-11-16T02:06:00Z');
    const before = about('hua', 'INC-0001').length;
    await person('hua').press(about('hua', 'INC-0001').at(-1)!, 'record.quiet');
    await bot.until('2026-11-18T02:00:00Z');
    expect(about('hua', 'INC-0001')).toHaveLength(before);
    expect(about('hq', 'INC-0001').length).toBeGreaterThan(before);
  });

  it('that waited already is not sent to somebody who stopped it', async () => {
    bot.clock.set('2026-11-20T10:30:00Z');
    await log('complaint waited an hour');
    const record = await bot.db.prisma.record.findFirstOrThrow();
    await mute(bot.db, nudge, { personId: await personId(people.li), subjectId: record.id }, null);
    await bot.until('2026-11-25T02:00:00Z');
    expect(about('li', 'CMP-0001')).toEqual([]);
    expect(about('hua', 'CMP-0001').length).toBeGreaterThan(0);
  });

  it('comes again to somebody who is given the thing after all', async () => {
    await log('action mend the tap 2026-11-17');
    await bot.until('2026-11-17T07:01:00Z');
    await person('li').press(about('li', 'ACT-0001').at(-1)!, 'record.quiet');
    const card = bot.sandbox.messages(channels.lobby).find(({ text }) => text.startsWith('ACT-0001'));
    const record = await bot.db.prisma.record.findFirstOrThrow();
    expect(card).toBeDefined();
    const li = await personId(people.li);
    await bot.db.prisma.record.update({ where: { id: record.id }, data: { ownerId: li } });
    await queueNow(
      bot.db,
      [{ view: 'nudge', subject: record.id, target: `person:${li}`, args: { why: 'assigned' } }],
      record.branchId,
      bot.clock.now(),
    );
    await bot.sandbox.settle();
    const before = about('li', 'ACT-0001').length;
    await bot.until('2026-11-17T10:01:00Z');
    expect(about('li', 'ACT-0001')).toHaveLength(before + 1);
  });

  it('is not sent to whoever has handed the thing on', async () => {
    await log('action mend the tap @ben 2026-11-17');
    const before = about('ben', 'ACT-0001').length;
    const record = await bot.db.prisma.record.findFirstOrThrow();
    await queueNow(
      bot.db,
      [
        {
          view: 'nudge',
          subject: record.id,
          target: `person:${await personId(people.ben)}`,
          args: { why: 'remind', clock: 'due' },
          notBefore: new Date('2026-11-16T03:00:00Z'),
        },
      ],
      null,
      bot.clock.now(),
    );
    await bot.db.prisma.record.update({
      where: { id: record.id },
      data: { ownerId: await personId(people.amy) },
    });
    await bot.until('2026-11-16T03:01:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before);
  });

  it('can be given back by whoever has the thing: the lobby hears who said so', async () => {
    const [reminder] = await reminded();
    await person('ben').press(reminder!, 'record.not_mine');
    expect(about('fang', 'ACT-0001').at(-1)?.text).toContain('Ben Wu says ACT-0001 is not theirs');
    expect(about('li', 'ACT-0001').at(-1)?.text).toContain('Ben Wu 表示 ACT-0001 不归其负责');
    const before = about('ben', 'ACT-0001').length;
    await bot.until('2026-11-17T10:01:00Z');
    expect(about('ben', 'ACT-0001')).toHaveLength(before);
  });

  it('of a list says whose it is not, once', async () => {
    await bot.until('2026-11-17T00:41:00Z');
    const reminder = told('li').findLast((one) => buttons(one).includes('run.not_mine'));
    expect(buttons(reminder)).toEqual(['run.snooze', 'run.not_mine', 'run.quiet']);
    const before = told('fang').length;
    await person('li').press(reminder!, 'run.not_mine');
    await person('li').press(reminder!, 'run.not_mine');
    const [heard, ...more] = told('fang').slice(before);
    expect(more).toEqual([]);
    expect(heard?.text).toBe('Li Na says Opening at Riverside is not theirs. Who does it?');
    expect(answered('li')?.text).toContain('不再提醒您');
  });

  it('of a list that wants only a signature can be put off until the doors open next', async () => {
    await bot.until('2026-11-17T00:20:00Z');
    const list = () =>
      bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Opening'))!;
    await tickEveryBox(person('amy'), list);
    await person('amy').press(list(), 'run.answer:equipment');
    await person('amy').answer({ 'Cash in ATM and recycler': 'Full', 'Hall temperature, °C': '22' });
    // Before the time is up nobody is asked for a name under what is done.
    await bot.until('2026-11-17T00:54:00Z');
    expect(told('li').filter(({ text }) => text.includes('签字'))).toEqual([]);
    await bot.until('2026-11-17T00:56:00Z');
    const reminder = told('li').at(-1);
    expect(reminder?.text).toContain('签字');
    const before = told('li').length;
    await person('li').press(reminder!, 'run.snooze_day');
    expect(answered('li')?.text).toContain('11月18日');
    const asked = () =>
      told('li')
        .slice(before)
        .filter(({ text }) => text.includes('请尽快签字') && text.includes('08:55'));
    await bot.until('2026-11-18T00:59:00Z');
    expect(asked()).toEqual([]);
    await bot.until('2026-11-18T01:01:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('of a customer who waits now can be accepted and declined', async () => {
    await log('referral @rui #waiting asks about a deposit');
    const [first] = about('rui', 'REF-0001');
    expect(buttons(first).slice(0, 2)).toEqual(['record.move:take', 'record.move:decline']);
    await bot.until('2026-11-16T02:11:00Z');
    // The head may not decline what is an RM's to accept.
    expect(buttons(about('hua', 'REF-0001')[0])).not.toContain('record.move:decline');
    await person('rui').press(first!, 'record.move:take');
    const before = about('rui', 'REF-0001').length;
    await bot.until('2026-11-16T03:00:00Z');
    expect(about('rui', 'REF-0001')).toHaveLength(before);
  });

  it('of a limit that can be longer offers to ask for more time', async () => {
    await log('complaint waited an hour');
    bot.clock.set('2026-11-27T02:00:00Z');
    await bot.until('2026-11-30T01:05:00Z');
    const offers = [...told('li'), ...told('hua')].filter((one) =>
      buttons(one).includes('record.move:ask_extension'),
    );
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.every(({ text }) => /处理决定|Decision told/.test(text))).toBe(true);
  });
});

describe('a pattern', () => {
  it('is told once it is one, and offers its plan', async () => {
    for (let index = 1; index <= 5; index++) await log(`complaint #waiting queue ${index}`);
    const [found, ...more] = told('hua').filter(({ text }) => text.includes('within 24 hours'));
    expect(more).toEqual([]);
    expect(found?.text).toContain(
      'Complaints at Riverside: 5 within 24 hours are about the same: Waiting time',
    );
    expect(buttons(found)).toContain('record.playbook:group_complaint');
  });

  it('of one customer is told each time, and names nobody', async () => {
    for (let index = 1; index <= 3; index++) {
      await log('complaint');
      await person('amy').answer({ summary: `wrong fee ${index}`, contact: '13800138000' });
    }
    const found = told('hua').filter(({ text }) => text.includes('same customer'));
    expect(found.map(({ text }) => text)).toEqual([
      expect.stringContaining('no. 2 of the same customer within a year'),
      expect.stringContaining('no. 3 of the same customer within a year'),
    ]);
    const shown = JSON.stringify(found.map(({ text, blocks }) => ({ text, blocks })));
    // An id may hold any digits.
    expect(shown.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '')).not.toContain('138');
  });
});

describe('a process that died', () => {
  async function three() {
    for (const words of ['one', 'two', 'three']) await log(`action ${words} @ben 2026-11-18`);
    await bot.db.prisma.outbox.updateMany({ where: { state: 'planned' }, data: { state: 'moot' } });
    const records = await bot.db.prisma.record.findMany({ orderBy: { number: 'asc' } });
    const target = `person:${await personId(people.ben)}`;
    await queueNow(
      bot.db,
      records.map(({ id }) => ({
        view: 'nudge',
        subject: id,
        target,
        args: { why: 'remind', clock: 'due' },
      })),
      null,
      bot.clock.now(),
    );
    const [leader] = await claim(bot.db, {
      owner: 'mortal',
      now: bot.clock.now(),
      limit: 1,
      busy: [],
      pace: null,
    });
    if (!leader) throw new Error('nothing to claim');
    return leader;
  }
  const die = () =>
    bot.db.prisma.outbox.updateMany({
      where: { state: { in: ['claimed', 'sending'] } },
      data: { leaseUntil: new Date(Date.now() - 1000) },
    });

  it('between putting together and sending: all of it is said, once', async () => {
    const leader = await three();
    const made = await batchPending(
      { db: bot.db, now: bot.clock.now() },
      leader,
      ['nudge', 'run_nudge', 'reminders'],
      'reminders',
    );
    expect(made?.absorbed).toEqual(['nudge', 'nudge', 'nudge']);
    const before = told('ben').length;
    await bot.sandbox.settle();
    expect(told('ben')).toHaveLength(before);
    await die();
    // Another of the same person has come meanwhile.
    const [record] = await bot.db.prisma.record.findMany({ take: 1 });
    await queueNow(
      bot.db,
      [{ view: 'nudge', subject: record!.id, target: leader.target, args: { why: 'assigned' } }],
      null,
      bot.clock.now(),
    );
    bot.clock.forward(1);
    await bot.sandbox.settle();
    const [batch, ...more] = told('ben').slice(before);
    expect(more).toEqual([]);
    expect(batch?.text).toContain('4 things wait for you');
    for (const words of ['one', 'two', 'three']) expect(batch?.text).toContain(words);
    const how = await ends();
    expect(how.get('nudge planned')).toBeUndefined();
    expect(how.get('reminders sent')).toBe(1);
    expect(how.get('reminders absorbed')).toBe(1);
  });

  it('before putting together: its row takes nothing with it any more', async () => {
    const leader = await three();
    await die();
    await reclaim(bot.db);
    expect(
      await batchPending({ db: bot.db, now: bot.clock.now() }, leader, ['nudge'], 'reminders'),
    ).toBeNull();
    expect(await markSending(bot.db, leader)).toBe(false);
    expect((await ends()).get('nudge planned')).toBe(3);
  });
});

it('reminders and trouble go together', () => {
  const together = ['nudge', 'run_nudge', 'words_nudge', 'reminders', 'trouble', 'trouble_over'];
  expect([...catalogue.batched].sort()).toEqual(together.sort());
});
