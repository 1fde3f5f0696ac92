import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { channels, people, riverside } from '../../bot.js';
import { inBrowser } from './browser.js';
import { modal, openScene, phone, press, titled } from './visit.js';

inBrowser('the page on a phone', () => {
  const hillside = { ...riverside, name: 'Hillside', channel: channels.second };
  const scene = openScene({ now: '2026-11-16T00:14:00Z', branches: [riverside, hillside] });
  let page: Page;
  beforeAll(async () => {
    await scene.bot.until('2026-11-16T00:31:00Z');
    page = await scene.visit(people.amy, channels.second, phone);
  });

  /** What reaches beyond the screen's right edge, or scrolls sideways within it. */
  const tooWide = () =>
    page.evaluate(() => {
      const scrollers = document.querySelectorAll<HTMLElement>('.scroller, .modal-body, .sheet, nav');
      const wide = [...scrollers].filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth);
      const whole = document.scrollingElement?.scrollWidth ?? 0;
      return [...(whole > 390 ? [`the page: ${whole}`] : []), ...wide.map(({ className }) => className)];
    });

  it('opens another channel from the drawer', async () => {
    await titled(page, 'Opening · ').waitFor();
    await page.getByRole('button', { name: 'Show channels' }).tap();
    const drawer = page.getByRole('navigation', { name: 'Channels' });
    expect(await tooWide()).toEqual([]);
    await drawer.getByRole('button', { name: /^riverside/ }).tap();
    await page.getByRole('heading', { name: '#riverside', level: 1 }).waitFor();
    await drawer.waitFor({ state: 'hidden' });
    await titled(page, 'Opening · ').waitFor();
    expect(await tooWide()).toEqual([]);
  });

  it('logs an incident from the composer', async () => {
    await page
      .locator('[data-composer="channel"]')
      .fill('/lobby incident sev2 #queue forty people and two counters');
    await page.getByRole('button', { name: 'Send' }).tap();
    await titled(page, 'INC-0001 · Incident').getByText('forty people and two counters').waitFor();
    expect(await tooWide()).toEqual([]);
  });

  it('opens its thread and goes back', async () => {
    await titled(page, 'INC-0001 · Incident').getByRole('button', { name: 'Take' }).tap();
    await titled(page, 'INC-0001 · Incident')
      .getByRole('button', { name: /^\d repl/ })
      .tap();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Amy Chen took it').waitFor();
    await page.locator('[data-composer="channel"]').waitFor({ state: 'hidden' });
    expect(await tooWide()).toEqual([]);
    await thread.getByRole('button', { name: 'Close the thread' }).tap();
    await titled(page, 'INC-0001 · Incident').waitFor();
    await page.locator('[data-composer="channel"]').waitFor();
  });

  it('ticks a box and fills in a form with the thumb', async () => {
    const opening = titled(page, 'Opening · ');
    await opening.getByLabel('Uniforms complete and neat').tap();
    await opening.getByText('1 of 41 settled').waitFor();
    await opening.getByRole('button', { name: 'Finding or not applicable …' }).tap();
    await modal(page).getByLabel('Which item?').tap();
    await page.getByRole('option', { name: 'Pens that write' }).waitFor();
    expect(await tooWide()).toEqual([]);
    await page.getByRole('option', { name: 'Pens that write' }).tap();
    await modal(page).getByText('Does not apply today').tap();
    await modal(page).getByLabel('What did you see?').fill('no pens any more');
    expect(await tooWide()).toEqual([]);
    await modal(page).getByRole('button', { name: 'Save' }).tap();
    await opening.getByText('2 of 41 settled').waitFor();
    await modal(page).waitFor({ state: 'detached' });
  });

  it('fits the menu of help, Home, the clock and the people', async () => {
    await page.locator('[data-composer="channel"]').fill('/lobby');
    await page.getByRole('button', { name: 'Send' }).tap();
    await titled(page, 'What can Lobby do for you?').waitFor();
    expect(await tooWide()).toEqual([]);
    for (const [button, opened] of [
      ['The clock', '.clock-sheet'],
      ['Weather', '.weather-sheet'],
      [/^You are/, '.menu'],
    ] as const) {
      await page.getByRole('button', { name: button }).tap();
      await page.locator(opened).waitFor();
      expect(await tooWide()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator(opened).waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Show channels' }).tap();
    await press(page.getByRole('navigation', { name: 'Channels' }), 'Lobby');
    await page.getByRole('tabpanel').getByText('Your day').first().waitFor();
    expect(await tooWide()).toEqual([]);
  });
});
