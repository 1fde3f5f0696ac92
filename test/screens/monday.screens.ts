import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Language } from '../../src/platform/directory/branch.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { inBrowser, openBrowser } from '../trial/page/browser.js';
import { phone } from '../trial/page/visit.js';
import { Monday } from './monday.js';

/** How long one thing is on a phone, and what it takes. */
interface Row {
  /** What is measured: a message by name, as it was posted or as it ended; or all that a person has of the day. */
  message: string;
  language: string;
  /** Heights of a phone's screen, 844 px. */
  screens: number;
  taps: number;
  /** Messages in the channel, and to the person alone; for a total only. */
  messages?: number;
  direct?: number;
}

const height = 844;
const rounded = (pixels: number) => Math.round((pixels / height) * 100) / 100;
const cast = {
  lobby_manager: people.li,
  duty_supervisor: people.fang,
  teller: people.amy,
  rm: people.rui,
  head: people.hua,
};

inBrowser('a Monday on a phone', () => {
  const rows: Row[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    if (process.env.SCREENS_JSON)
      writeFileSync(process.env.SCREENS_JSON, `${JSON.stringify(rows, null, 1)}\n`);
    if (rows.length > 0) console.log(table(rows));
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('in %s', async (language) => {
    const bot = await startBot({ now: '2026-11-12T23:30:00Z', branches: [{ ...riverside, language }] });
    try {
      const found = await measured(bot, browser, language);
      rows.push(...found);
      expect(found.map(({ message }) => message)).toContain('run:closing, as it ended');
    } finally {
      await bot.close();
    }
  });
});

async function measured(bot: Bot, browser: Browser, language: Language): Promise<Row[]> {
  const context = await browser.newContext({ ...phone, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const monday = new Monday(bot);
  await monday.comesAfterFriday();
  const before = new Set(bot.sandbox.messages(channels.lobby).map(({ ts }) => ts));
  const midnight = Date.parse('2026-11-15T16:00:00Z') / 1000;
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  let morning = 0;
  await monday.live(async (time) => {
    await page.goto(`${bot.sandbox.url}/?${new URLSearchParams({ as: people.li, channel: channels.lobby })}`);
    await page.locator(`[data-me="${people.li}"]`).waitFor();
    const heights = await heightsOn(page, bot.sandbox.messages(channels.lobby).at(-1)?.ts, before);
    for (const [ts, pixels] of heights) {
      if (!first.has(ts)) first.set(ts, pixels);
      last.set(ts, pixels);
    }
    if (time === '10:30') morning = [...heights.values()].reduce((sum, pixels) => sum + pixels, 0);
    if (process.env.SCREENS_PICTURES) await picture(page, `${language}-${time.replace(':', '')}`);
  });
  await context.close();

  const posted = (await monday.posted()).filter(({ channel }) => channel === channels.lobby);
  const each = posted
    .filter(({ ts }) => first.has(ts))
    .flatMap(({ name, channel, ts }): Row[] => {
      const taps = monday.taps.byMessage.get(`${channel}/${ts}`) ?? 0;
      return [
        { message: `${name}, as posted`, language, screens: rounded(first.get(ts) ?? 0), taps: 0 },
        { message: `${name}, as it ended`, language, screens: rounded(last.get(ts) ?? 0), taps },
      ];
    });
  const messages = bot.sandbox.messages(channels.lobby).length - before.size;
  const whole = [...last.values()].reduce((sum, pixels) => sum + pixels, 0);
  const totals = Object.entries(cast).map(([role, who]): Row => {
    const person = bot.sandbox.as(who);
    return {
      message: `total: ${role}`,
      language,
      screens: rounded(whole),
      taps: monday.taps.byPerson.get(who) ?? 0,
      messages,
      direct: person.messages(person.direct()).filter(({ ts }) => Number(ts) >= midnight).length,
    };
  });
  return [
    ...each,
    { message: 'morning until 10:30', language, screens: rounded(morning), taps: 0 },
    ...totals,
  ];
}

/** The height of every message of the day in the channel, by its time stamp, once the newest is there. */
async function heightsOn(
  page: Page,
  newest: string | undefined,
  before: ReadonlySet<string>,
): Promise<Map<string, number>> {
  if (!newest || before.has(newest)) return new Map();
  await page.locator(`main article.message[data-ts="${newest}"]`).waitFor();
  const all = await page
    .locator('main article.message:not(.ephemeral)')
    .evaluateAll((articles) =>
      articles.map((one) => [one.getAttribute('data-ts') ?? '', one.getBoundingClientRect().height] as const),
    );
  return new Map(all.filter(([ts]) => !before.has(ts)));
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENS_PICTURES ?? '';
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** The rows side by side, a language a column. */
function table(rows: readonly Row[]): string {
  const languages = [...new Set(rows.map(({ language }) => language))];
  const names = [...new Set(rows.map(({ message }) => message))];
  const lines = names.map((name) => {
    const cells = languages.map((language) => {
      const one = rows.find((row) => row.message === name && row.language === language);
      if (!one) return '';
      const more = one.messages === undefined ? '' : `, ${one.messages} + ${one.direct} messages`;
      return `${one.screens} screens, ${one.taps} taps${more}`;
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [`| | ${languages.join(' | ')} |`, `| --- |${' --- |'.repeat(languages.length)}`, ...lines].join(
    '\n',
  );
}
