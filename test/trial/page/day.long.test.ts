import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { channels, people } from '../../bot.js';
import { inBrowser } from './browser.js';
import { choose, closeModal, modal, openScene, press, titled } from './visit.js';

inBrowser('a day on the page', () => {
  // Monday in Shanghai, half past seven: the doors open at nine.
  const scene = openScene({ now: '2026-11-15T23:30:00Z' });
  let amy: Page;
  let li: Page;
  beforeAll(async () => {
    amy = await scene.visit(people.amy, channels.lobby);
  });
  const list = (page: Page) => titled(page, 'Opening · ');

  it('comes by itself when the clock is moved', async () => {
    await press(amy, '+1 h');
    await titled(amy, 'Good morning, Riverside').waitFor();
    // There are no open points of yesterday, which Lobby knows.
    await list(amy).getByText('1 of 41 settled').waitFor();
    await amy.locator('.clock-time', { hasText: '08:30' }).waitFor();
  });

  it('is ticked, and whoever else looks sees the tick', async () => {
    li = await scene.visit(people.li, channels.lobby);
    await list(amy).getByLabel('Badges worn').check();
    await list(amy).getByText('2 of 41 settled').waitFor();
    const seen = list(li).getByRole('checkbox', { checked: true });
    await seen.waitFor();
    expect(await seen.count()).toBe(1);
    await list(amy).getByLabel('Badges worn').uncheck();
    await list(amy).getByText('1 of 41 settled').waitFor();
  });

  it('is settled a group at a time', async () => {
    await press(list(amy), 'All done: People');
    await list(amy).getByText('5 of 41 settled').waitFor();
    const people = ['Uniforms complete and neat', 'Badges worn', 'Radios charged and tried'];
    expect(await list(amy).getByRole('button', { name: 'All done: People' }).count()).toBe(0);
    // What is done is a line; its boxes are a press away.
    await list(amy).getByText('People · 4 done').waitFor();
    await press(list(amy), 'Show all');
    await modal(amy).getByText('People · 4 of 4').waitFor();
    for (const item of people) expect(await modal(amy).getByLabel(item).isChecked()).toBe(true);
    await closeModal(amy);
  });

  it('takes a finding, which becomes somebody’s action', async () => {
    await press(list(amy), 'Finding or not applicable …');
    await choose(amy, 'Which item?', 'Toilets clean');
    await modal(amy).getByLabel('What did you see?').fill('a tap drips');
    await choose(amy, 'Who puts it right?', 'Ben Wu');
    await press(modal(amy), 'Save');
    await list(amy).getByText('Finding: Toilets clean. a tap drips → ACT-0001').waitFor();
    await titled(amy, 'ACT-0001 · Corrective action').getByText('with Ben Wu').waitFor();
  });

  it('goes on with the clock: at ten the patrol is there', async () => {
    await press(amy, '+1 h');
    await amy.locator('.clock-time', { hasText: '09:30' }).waitFor();
    await press(amy, '+1 h');
    await titled(amy, 'Morning patrol · ').getByText('0 of 10 settled').waitFor();
    await amy.locator('.clock-time', { hasText: '10:30' }).waitFor();
  });

  it('jumps only forward', async () => {
    await press(amy, 'The clock');
    const sheet = amy.getByRole('dialog', { name: 'The clock' });
    await sheet.getByLabel('Another moment').fill('2026-11-16T08:00');
    await press(sheet, 'Go');
    await sheet.getByText('The clock only goes forward.').waitFor();
    await amy.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });
});
