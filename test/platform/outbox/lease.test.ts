import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Prisma } from '../../../src/platform/database/generated/client.js';
import {
  claim,
  claimUncertain,
  markSending,
  postpone,
  reclaim,
  settle,
} from '../../../src/platform/outbox/store/outbox.js';
import { queueNow } from '../../../src/platform/outbox/store/queue.js';
import { type Bot, channels, people, startBot } from '../../bot.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const cards = () => bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith('INC-0001'));

/** Logs something while Slack is away, and leaves its card as a process that died would have left it. */
async function left(state: 'claimed' | 'sending'): Promise<void> {
  bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'http-503' }]);
  await bot.sandbox.as(people.amy).command('/lobby incident one', channels.lobby);
  await bot.db.prisma.outbox.updateMany({
    where: { view: 'record' },
    data: { state, owner: 'dead', leaseUntil: new Date(Date.now() - 1000), settledAt: null },
  });
  bot.sandbox.faults([]);
  bot.clock.forward(1);
}

describe('a process that died', () => {
  it('before the post: another one posts it, once', async () => {
    await left('claimed');
    await bot.sandbox.settle();
    expect(cards()).toHaveLength(1);
  });

  it('after it recorded that it was about to post: a rule decides, and the row says that the outcome is uncertain', async () => {
    await left('sending');
    await bot.sandbox.settle();
    bot.clock.forward(1);
    await bot.sandbox.settle();
    expect(cards()).toHaveLength(1);
  });

  it('with an expired lease when it comes back: it may not send any more', async () => {
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'rate-limit', amount: 600 }]);
    await bot.sandbox.as(people.amy).command('/lobby incident one', channels.lobby);
    bot.clock.forward(20);
    const [first] = await claim(bot.db, {
      owner: 'sleeper',
      now: bot.clock.now(),
      limit: 1,
      busy: [],
      pace: null,
    });
    if (!first) throw new Error('nothing to claim');
    await bot.db.prisma.outbox.update({
      where: { id: first.id },
      data: { leaseUntil: new Date(Date.now() - 1000) },
    });
    await reclaim(bot.db);
    expect(await markSending(bot.db, first)).toBe(false);
  });

  it('that only stopped just before the post, for longer than its lease: the post of the other one is the only one', async () => {
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'http-503' }]);
    await bot.sandbox.as(people.amy).command('/lobby incident one', channels.lobby);
    bot.sandbox.faults([]);
    // What it says of sending is committed; then it stands still, and another process posts what it held.
    const real = performance.now.bind(performance);
    let stoodMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() + stoodMs);
    const { ask } = bot.db;
    const posts = () => bot.sandbox.ledger.filter(({ method }) => method === 'chat.postMessage').length;
    let before = -1;
    bot.db.ask = async (query: Prisma.Sql) => {
      const rows = await ask(query);
      if (query.sql.includes(`"state" = 'sending', "attempts"`) && stoodMs === 0) {
        stoodMs = 61_000;
        await bot.db.prisma.outbox.updateMany({
          where: { view: 'record', state: 'sending' },
          data: { leaseUntil: new Date(Date.now() - 1000) },
        });
        const [row] = await claimUncertain(bot.db, 'another', 1);
        if (row) await settle(bot.db, { row, as: 'sent' });
        before = posts();
      }
      return rows;
    };
    try {
      bot.clock.forward(20);
      await bot.sandbox.settle();
    } finally {
      bot.db.ask = ask;
      clock.mockRestore();
    }
    expect(before).toBeGreaterThan(0);
    expect(posts()).toBe(before);
    expect(cards()).toHaveLength(0);
  });
});

describe('the card of a record that changes often', () => {
  it('is edited to the latest state, and waits in one row', async () => {
    bot.sandbox.faults([{ method: 'chat.postMessage', kind: 'rate-limit', amount: 60 }]);
    await bot.sandbox.as(people.amy).command('/lobby incident one', channels.lobby);
    const record = await bot.db.prisma.record.findFirst();
    for (let index = 0; index < 3; index++) {
      await bot.db.prisma
        .$executeRaw`UPDATE "Record" SET "version" = "version" + 1 WHERE "id" = ${record?.id}::uuid`;
    }
    for (let index = 0; index < 3; index++)
      await queueNow(
        bot.db,
        [{ view: 'record', subject: record?.id ?? '', target: channels.lobby }],
        null,
        bot.clock.now(),
      );
    const waiting = await bot.db.prisma.outbox.count({ where: { view: 'record', state: 'planned' } });
    expect(waiting).toBe(1);
  });

  it.each(['was put back', 'was left by a process that died'])(
    'is as urgent as the row that %s',
    async (how) => {
      const subject = crypto.randomUUID();
      const queued = (priority: number) =>
        queueNow(
          bot.db,
          [{ view: 'record', subject, target: channels.lobby, priority }],
          null,
          bot.clock.now(),
        );
      await queued(1);
      const claiming = { owner: 'one', now: bot.clock.now(), limit: 1, busy: [], pace: null };
      const [urgent] = await claim(bot.db, claiming);
      if (!urgent) throw new Error('nothing to claim');
      await queued(4);
      if (how === 'was put back') await postpone(bot.db, urgent, bot.clock.now(), 'ratelimited');
      else {
        await bot.db.prisma.outbox.update({ where: { id: urgent.id }, data: { leaseUntil: new Date(0) } });
        await reclaim(bot.db);
      }
      const rows = await bot.db.prisma.outbox.findMany({ where: { subject }, orderBy: { seq: 'asc' } });
      expect(rows.map(({ state, priority }) => [state, priority])).toEqual([
        ['moot', 1],
        ['planned', 1],
      ]);
    },
  );
});

it('a message that only a newer version knows is left to that version', async () => {
  const says = [{ view: 'of_tomorrow', subject: 'x', target: channels.lobby }];
  await queueNow(bot.db, says, null, bot.clock.now());
  await bot.sandbox.settle();
  const row = await bot.db.prisma.outbox.findFirstOrThrow({ where: { view: 'of_tomorrow' } });
  expect(row).toMatchObject({ state: 'planned', error: 'no such view' });
});
