import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    branches: [riverside, { ...riverside, name: 'Harbourside', channel: channels.second, country: 'HK' }],
  });
});
afterAll(() => bot.close());

const card = '4111 1111 1111 1111';
const phone = '138 0013 8000';

const told = (who: string, channel: string) =>
  bot.sandbox
    .as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1);
const answer = (channel: string = channels.lobby) => {
  const message = told(people.amy, channel);
  if (!message) throw new Error('nothing was answered');
  return message;
};

/** Everything that stands in Slack by now, the text of its blocks included. */
const shown = () =>
  JSON.stringify([
    ...Object.values(channels).flatMap((channel) => bot.sandbox.as(people.amy).messages(channel)),
    bot.sandbox.as(people.amy).view(),
  ]);

/** The record logged last, and what of it is sealed. */
async function lastLogged() {
  const record = await bot.db.prisma.record.findFirstOrThrow({
    orderBy: [{ createdAt: 'desc' }, { number: 'desc' }],
  });
  const secrets = await bot.db.prisma.secret.findMany({ where: { recordId: record.id } });
  const opened = secrets.map(({ field, sealed }) => [
    field,
    bot.db.seal.open(sealed, `${record.id}/${field}`),
  ]);
  return { record, sealed: Object.fromEntries(opened) as Record<string, string> };
}

describe('words that wait for one more answer', () => {
  it('of a slip in a line that was copied with its slash: lose the slash and the slip, and no word', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby /lobby complant queue too long', channels.lobby);
    await amy.press(answer(), 'Yes, complaint');
    expect((await lastLogged()).record).toMatchObject({ kind: 'complaint', summary: 'queue too long' });
    bot.clock.forward(1);
  });
  it('of a slip: end as if it had been typed right', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command(`/lobby complant card ${card} eaten, phone ${phone}`, channels.lobby);
    expect(answer().text).toContain('Did you mean');
    expect(answer().text).toContain('card •••• 1111 eaten, phone •••• 8000');
    expect(shown()).not.toContain(card);
    await amy.press(answer(), 'Yes, complaint');
    const { record, sealed } = await lastLogged();
    expect(record).toMatchObject({ kind: 'complaint', summary: 'card •••• 1111 eaten, phone •••• 8000' });
    expect(sealed.unmasked_summary).toBe(`card ${card} eaten, phone ${phone}`);
    expect(answer().text).toContain('2 numbers that could identify a customer were masked');
    bot.clock.forward(1);
  });

  it('of no command: are logged as what they are', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command(`/lobby machine kept ${card}`, channels.lobby);
    expect(shown()).not.toContain(card);
    await amy.press(answer(), 'Log it as Incident');
    const { record, sealed } = await lastLogged();
    expect(record).toMatchObject({ kind: 'incident', summary: 'machine kept •••• 1111' });
    expect(sealed.unmasked_summary).toBe(`machine kept ${card}`);
    bot.clock.forward(1);
  });

  it('of somebody with several branches: are masked as the branch that is meant writes numbers', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.command('/lobby incident caller left 9123 4567', channels.plain);
    await amy.press(answer(channels.plain), 'Harbourside');
    const { record, sealed } = await lastLogged();
    expect(record).toMatchObject({ kind: 'incident', summary: 'caller left •••• 4567' });
    expect(sealed.unmasked_summary).toBe('caller left 9123 4567');
    expect(answer(channels.plain).text).toContain('masked');
    bot.clock.forward(1);
  });

  it('of a message: the form shows them masked, and they are sealed as they were written', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.say(`the gentleman with ${card} rang from ${phone}`, channels.lobby);
    const message = amy.messages(channels.lobby).find(({ text }) => text.includes('the gentleman'));
    await amy.shortcut('log_message', { channel: channels.lobby, ts: message?.ts ?? '' });
    expect(JSON.stringify(amy.view())).toContain('•••• 1111 rang from •••• 8000');
    await amy.press({ view: amy.view()?.id ?? '' }, 'Incident');
    expect(JSON.stringify(amy.view())).toContain('•••• 1111 rang from •••• 8000');
    expect(JSON.stringify(amy.view())).not.toContain(card);
    await amy.answer({ summary: 'a gentleman with •••• 1111 rang twice from •••• 8000' });
    const { record, sealed } = await lastLogged();
    expect(record.summary).toBe('a gentleman with •••• 1111 rang twice from •••• 8000');
    expect(sealed.unmasked_summary).toBe(`a gentleman with ${card} rang twice from ${phone}`);
    expect(answer().text).toContain('masked');
  });

  it('are sealed whole while they wait', async () => {
    const drafts = await bot.db.prisma.draft.findMany();
    expect(drafts.length).toBeGreaterThan(3);
    for (const number of [card, phone, '9123 4567']) expect(JSON.stringify(drafts)).not.toContain(number);
  });
});

describe('what Lobby does not understand', () => {
  it.each(['13800138000', '9123 4567 rang', 'help 13800138000', 'xyzzy 4111111111111111'])(
    'is not given back with a number in it: %s',
    async (line) => {
      const amy = bot.sandbox.as(people.amy);
      await amy.command(`/lobby ${line}`, channels.second);
      const number = /\d[\d ]+\d/.exec(line)?.[0] ?? line;
      expect(JSON.stringify(answer(channels.second))).not.toContain(number);
      expect(JSON.stringify(answer(channels.second))).toContain('••••');
    },
  );
});
