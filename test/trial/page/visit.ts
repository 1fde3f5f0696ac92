import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Bot, type BotOptions, startBot } from '../../bot.js';
import { openBrowser } from './browser.js';

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** What a file's tests act in: one bot with its workspace, and one browser. */
export interface Scene {
  readonly bot: Bot;
  /** Opens the page as a person, in a channel; waits until it shows who acts. */
  visit(as: string, channel: string, size?: BrowserContextOptions): Promise<Page>;
}

/** Starts bot and browser for the tests of one file. An error on a page's console fails the test that it fell into. */
export function openScene(options: BotOptions): Scene {
  const errors: string[] = [];
  let bot: Bot;
  let browser: Browser;
  beforeAll(async () => {
    [bot, browser] = await Promise.all([startBot(options), openBrowser()]);
    turnable(bot);
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.close();
  });
  afterEach(() => {
    expect(errors.splice(0), 'errors on the page').toEqual([]);
  });
  return {
    get bot() {
      return bot;
    },
    async visit(as, channel, size = desktop) {
      const context = await browser.newContext({ ...size, reducedMotion: 'reduce' });
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
      await page.goto(`${bot.sandbox.url}/?${new URLSearchParams({ as, channel })}`);
      await page.locator(`[data-me="${as}"]`).waitFor();
      return page;
    },
  };
}

/** Lets the page turn the stopped clock: the bot lives through what falls due on the way. */
function turnable(bot: Bot): void {
  Object.assign(bot.clock, { advanceTo: (to: Date) => bot.until(to.toISOString()) });
}

/** Writes a line into the channel's composer and sends it. */
export async function write(page: Page, line: string): Promise<void> {
  const composer = page.locator('[data-composer="channel"]');
  await composer.fill(line);
  await composer.press('Enter');
}

/** The newest message of the channel in which these words are. */
export const message = (page: Page, words: string | RegExp): Locator =>
  page.locator('main article.message').filter({ hasText: words }).last();

/** The newest message of the channel with these words in a heading: a record’s card, a list, the briefing. */
export const titled = (page: Page, title: string): Locator => {
  const heading = page.getByRole('heading', { name: title });
  return page.locator('main article.message').filter({ has: heading }).last();
};

export const modal = (page: Page): Locator => page.locator('dialog.modal[open]');

export const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();

/** Closes the modal with the button below it; a cross above it does the same. */
export const closeModal = (page: Page): Promise<void> =>
  modal(page).getByRole('button', { name: 'Close', exact: true }).last().click();

/** Chooses from a select of a form. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await modal(page).getByLabel(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
