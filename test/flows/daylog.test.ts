import { afterEach, describe, expect, it } from 'vitest';
import { isShipped } from '../../src/checklists/lists/index.js';
import { saveLists } from '../../src/checklists/store/own-lists.js';
import { routines } from '../../src/modules.js';
import { type Language, languages } from '../../src/platform/directory/branch.js';
import { speak } from '../../src/platform/language/speak.js';
import { type Bot, type BotOptions, channels, people, riverside, startBot } from '../bot.js';
import { unfold } from '../unfold.js';

let bot: Bot;
/** Nothing comes by itself but the log and the briefing: lists are the branch's own here. */
const schedules = Object.fromEntries(
  routines.all.filter(({ name }) => isShipped(name)).map(({ name }) => [name, 'off']),
);
/** Monday in Shanghai, an hour before the doors open at nine; they close at five. */
const begin = async (language: Language = 'en', options: BotOptions = {}) => {
  const branches = [{ ...riverside, language, schedules }];
  bot = await startBot({ now: '2026-11-16T00:00:00Z', branches, ...options });
};
afterEach(() => bot.close());

/** As the clock on the wall shows it in Shanghai on that day of November. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+08:00`).toISOString();
const inChannel = () => bot.sandbox.messages(channels.lobby);
const logs = (language: Language = 'en') => {
  const name = speak(language).t('reports.day.name');
  return inChannel().filter(({ text }) => text.split('\n')[0]?.includes(name));
};
const log = (language: Language = 'en') => {
  const found = logs(language);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const say = (who: string, line: string) => bot.sandbox.as(who).command(`/lobby ${line}`, channels.lobby);
const directs = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).filter(({ ephemeralFor }) => !ephemeralFor);
};
const answered = (who: string) =>
  bot.sandbox
    .as(who)
    .messages(channels.lobby)
    .findLast(({ ephemeralFor }) => ephemeralFor)?.text;

/** A list of the branch's own, with one line; a later call words it anew. */
async function ownList(name: string, title: string, cron: string, version = 0): Promise<void> {
  const branch = await bot.db.prisma.branch.findFirstOrThrow();
  const rules = { timing: { cron }, due: 30, late: 60, remind: [] };
  const list = { name, version, title, text: '# All\nLook around', rules };
  const hand = { branchId: branch.id, actor: 'terminal', key: null, now: bot.clock.now() };
  await saveLists(bot.db, [list], hand);
  await bot.sandbox.settle();
}
const tick = async (who: string, title: string) => {
  const list = inChannel().find(({ text }) => text.startsWith(title))!;
  const item = await bot.db.prisma.item.findFirstOrThrow({ where: { text: 'Look around', state: 'open' } });
  const block = list.blocks?.flatMap((one) =>
    one.type === 'actions' && one.elements.some(({ type }) => type === 'checkboxes')
      ? [one.block_id ?? '']
      : [],
  )[0];
  await bot.sandbox.as(who).press(
    list,
    { blockId: block ?? '', actionId: 'run.tick' },
    {
      type: 'checkboxes',
      selected_options: [{ text: { type: 'plain_text', text: item.text }, value: item.id }] as never,
    },
  );
};

describe('a working day ends', () => {
  it('with its log a little after closing: figures, what was logged, and what was handed over', async () => {
    await begin();
    await bot.until(at(16, '10:00'));
    await say(people.amy, 'complaint waited forty minutes');
    await say(people.amy, 'incident sev3 somebody slipped');
    await say(people.amy, 'flow 18 35');
    await say(people.amy, 'handover @ben ATM engineer comes at two');
    await bot.until(at(16, '17:14'));
    expect(logs()).toHaveLength(0);
    await bot.until(at(16, '17:16'));
    const { text } = log();
    expect(text).toContain('Mon 16 Nov');
    // The incident has waited for somebody since the morning.
    expect(text).toMatch(/Overdue and still open: 2 · .*INC-0001/);
    expect(text).toContain('Complaints 1');
    expect(text).toContain('CMP-0001 waited forty minutes (New)');
    expect(text).toMatch(/Incidents 1 · .*INC-0001 somebody slipped/);
    expect(text).toContain('FLW-0001');
    expect(text).toContain('Waiting, on average 18');
    expect(text).toMatch(/Handed over:\nHND-0001 ATM engineer comes at two.* · Ben Wu/);
    expect(text).toContain('Nothing written yet.');
    // Each number leads to its card, once somebody asks for all of it.
    const view = await unfold(bot.sandbox.as(people.amy), log());
    const card = inChannel().find((one) => one.text.startsWith('CMP-0001'))!;
    expect(JSON.stringify(view?.blocks)).toMatch(new RegExp(`p${card.ts.replace('.', '')}\\|CMP-0001`));
    await bot.sandbox
      .as(people.ben)
      .press(inChannel().find((one) => one.text.startsWith('HND'))!, 'record.move:accept');
    expect(log().text).toMatch(/HND-0001 .*Accepted/);
  });

  it('and what is done late stands in the same message', async () => {
    await begin();
    await ownList('own_00000001', 'Evening round', '30 16 * * *');
    await bot.until(at(16, '17:20'));
    const before = log();
    expect(before.text).toContain('Everything came at its time');
    expect(before.text).toContain('⬜ Evening round · open, due 17:00');
    await tick(people.li, 'Evening round');
    const after = log();
    expect(after.ts).toBe(before.ts);
    expect(after.text).toContain('⚠️ Evening round · done late: 17:20, due 17:00 · not signed');
  });

  it('not on a day off, and not where a branch has switched it off: the briefing goes on telling what was missed', async () => {
    const branches = [{ ...riverside, schedules: { ...schedules, day: 'off' } }];
    await begin('en', { branches, now: at(13, '08:00') });
    await ownList('own_00000001', 'Midday round', '0 12 * * *');
    await bot.until(at(16, '08:35'));
    expect(logs()).toHaveLength(0);
    const [briefing] = inChannel().filter(
      ({ text }) => text.startsWith('Good morning, Riverside: Mon') || text.includes('Mon 16'),
    );
    expect(briefing?.text).toMatch(/Midday round, Fri 13 Nov 12:00: missed/);
  });
});

describe('Lobby was away', () => {
  it('for the afternoon: what never came stands in the log, and what was missed by the title it was posted with', async () => {
    await begin();
    await ownList('own_00000001', 'Morning round', '0 10 * * *');
    await ownList('own_00000002', 'Round of the machines', '0 14 * * *');
    await bot.until(at(16, '12:00'));
    await ownList('own_00000001', 'Another name', '0 10 * * *', 1);
    // Until long after the round could have been made.
    bot.clock.set(at(16, '17:50'));
    await bot.sandbox.settle();
    const { text } = log();
    expect(text).toContain('Posted late: it was due Mon 16 Nov 17:15');
    expect(text).not.toContain('Overdue');
    expect(text).toContain('⚠️ Round of the machines, 14:00: never came, Lobby was away');
    expect(text).toContain('❌ Morning round: missed, it was due 10:30');
    expect(text).not.toContain('Another name');
  });

  it('over the night: the log of the day before comes in the morning, and says so', async () => {
    await begin();
    await bot.until(at(16, '12:00'));
    bot.clock.set(at(17, '08:00'));
    await bot.sandbox.settle();
    const { text } = log();
    expect(text).toContain('Mon 16 Nov');
    expect(text).toContain('Posted late');
    expect(text).not.toContain('As of');
  });
});

describe('the words of the lobby manager', () => {
  it.each(languages)('are written, changed, filed and read off (%s)', async (language) => {
    await begin(language);
    const { t } = speak(language);
    const theirs = speak('zh-CN').t;
    const label = (field: string) => theirs(`kinds.worklog.fields.${field}.label`);
    const [li, hua, fang] = [people.li, people.hua, people.fang].map((who) => bot.sandbox.as(who));
    // Before the day is over they are kept, and post nothing.
    await say(people.li, '日志 ATM2停机一上午');
    expect(JSON.stringify(li!.view())).toContain(theirs('daylog.open'));
    await li!.answer({ [label('reflection')]: 'call earlier' });
    expect(logs(language)).toHaveLength(0);
    expect(inChannel().filter(({ text }) => text.includes('LOG-0001'))).toHaveLength(0);
    await bot.until(at(16, '17:16'));
    const posted = log(language);
    expect(posted.text).toContain('ATM2停机一上午');
    expect(posted.text).toContain('call earlier');
    // The deputy adds to them: in the same message, and what stood there before in its thread.
    await fang!.press(posted, t('daylog.change'));
    await fang!.answer({ Reflection: 'call at nine', Suggestions: 'a second engineer' });
    expect(log(language).ts).toBe(posted.ts);
    expect(log(language).text).toContain('a second engineer');
    const thread = bot.sandbox.messages(channels.lobby, { thread: posted.ts });
    expect(
      thread
        .slice(1)
        .map(({ text }) => text)
        .join(),
    ).toContain('call earlier');
    expect(await bot.db.prisma.record.count()).toBe(1);
    // Filed: the head hears once, and reads it off where it is told.
    const before = directs(people.hua).length;
    await li!.press(log(language), t('kinds.worklog.moves.file.label'));
    await bot.until(at(16, '17:30'));
    const [told, ...more] = directs(people.hua).slice(before);
    expect(more).toEqual([]);
    expect(told?.text).toContain('LOG-0001');
    await say(people.fang, 'worklog');
    expect(answered(people.fang)).toContain(speak('en').t('refusals.fixed'));
    bot.clock.forward(5);
    await hua!.press(told!, 'record.move:read');
    const when = speak(language).moment(new Date(at(16, '17:35')), 'Asia/Shanghai');
    expect(log(language).text).toContain(t('daylog.read', { name: 'Hua Sun', when }));
    const buttons = JSON.stringify(log(language).blocks);
    expect(buttons).not.toContain('record.move');
    await bot.until(at(17, '09:30'));
    expect(directs(people.hua).filter(({ text }) => text.includes('LOG-0001'))).toHaveLength(1);
    // Nobody is asked for what is filed.
    expect(directs(people.li).filter(({ text }) => text.includes('11月16日'))).toEqual([]);
  });

  it('are asked for once, as the next day begins, where nobody has written them', async () => {
    await begin();
    await bot.until(at(17, '08:59'));
    const asked = () => directs(people.li).filter(({ text }) => text.includes('手记'));
    expect(asked()).toHaveLength(0);
    await bot.until(at(17, '12:00'));
    expect(asked()).toHaveLength(1);
    const li = bot.sandbox.as(people.li);
    const { t } = speak('zh-CN');
    await li.press(asked()[0]!, t('daylog.add'));
    await li.answer({ [t('kinds.worklog.fields.problems.label')]: 'the printer, again' });
    const [monday] = logs();
    expect(monday?.text).toContain('Mon 16 Nov');
    expect(monday?.text).toContain('the printer, again');
    await bot.until(at(18, '08:00'));
    expect(asked()).toHaveLength(1);
  });

  it('belong to those who lead the lobby; two who write at once lose nothing', async () => {
    await begin();
    await bot.until(at(16, '17:16'));
    await bot.sandbox.as(people.amy).press(log(), 'daylog.words:2026-11-16');
    expect(answered(people.amy)).toBe(speak('en').t('refusals.not_allowed'));
    const [fang, hua] = [bot.sandbox.as(people.fang), bot.sandbox.as(people.hua)];
    await fang.press(log(), 'daylog.words:2026-11-16');
    await hua.press(log(), 'daylog.words:2026-11-16');
    expect((await fang.answer({})).errors).toEqual({ problems: speak('en').t('daylog.empty') });
    await fang.answer({ Problems: 'queue at noon' });
    const { errors } = await hua.answer({ Problems: 'the other words' });
    expect(errors).toEqual({ problems: speak('en').t('daylog.changed') });
    expect(hua.view()).not.toBeNull();
    expect(log().text).toContain('queue at noon');
    // Only the head reads it off, and only what is filed.
    await fang.press(log(), 'record.move:file');
    await bot.sandbox.as(people.li).press(log(), 'record.move:read');
    expect(await bot.db.prisma.record.findFirstOrThrow()).toMatchObject({ status: 'filed' });
    await fang.press(log(), 'record.move:take_back');
    expect(await bot.db.prisma.record.findFirstOrThrow()).toMatchObject({ status: 'written' });
  });

  it('hide numbers of customers like everything else that is written', async () => {
    await begin();
    await bot.until(at(16, '17:16'));
    const fang = bot.sandbox.as(people.fang);
    await fang.press(log(), 'daylog.words:2026-11-16');
    await fang.answer({ Problems: 'card 6222021234567890128 was swallowed' });
    expect(JSON.stringify(inChannel())).not.toContain('6222021234567890128');
  });
});

describe('the log of any day', () => {
  it('is asked for by its name or its date, and its figures stay what they were', async () => {
    await begin();
    await bot.until(at(16, '10:00'));
    await say(people.amy, 'complaint one');
    await say(people.amy, 'report day');
    expect(log().text).toContain('CMP-0001');
    await bot.until(at(17, '10:00'));
    const closed = logs().find(({ text }) => text.includes('Mon 16 Nov') && !text.includes('As of'))!;
    expect(closed.text).toContain('Complaints 1');
    for (const words of ['yesterday', '昨天', '2026-11-16', '日志 昨天']) {
      await say(people.amy, `report ${words}`);
      expect(answered(people.amy), words).toContain(speak('en').t('report.renewed'));
    }
    const rows = await bot.db.prisma.report.findMany({ where: { name: 'day', period: '2026-11-16' } });
    expect(rows).toHaveLength(1);
    await say(people.audit, 'report 2026-11-16');
    expect(answered(people.audit)).toContain('Day log');
  });
});
