import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { channels, people } from '../../bot.js';
import { inBrowser } from './browser.js';
import { choose, message, modal, openScene, press, titled, write } from './visit.js';

inBrowser('logging on the page', () => {
  const scene = openScene({});
  let page: Page;
  beforeAll(async () => {
    page = await scene.visit(people.amy, channels.lobby);
  });

  it('offers the command as it is typed, and its card appears', async () => {
    const composer = page.locator('[data-composer="channel"]');
    await composer.pressSequentially('/lo');
    await page.getByRole('option', { name: '/lobby' }).waitFor();
    await composer.press('Tab');
    expect(await composer.inputValue()).toBe('/lobby ');
    await composer.pressSequentially('incident sev2 #medical a customer fainted at counter 3');
    await composer.press('Enter');
    const card = titled(page, 'INC-0001 · Incident');
    await card.getByText('a customer fainted at counter 3').waitFor();
    await card.getByText('Medical emergency').waitFor();
    await message(page, 'Logged as INC-0001.').getByText('Only visible to you').waitFor();
    expect(await composer.inputValue()).toBe('');
  });

  it('edits the card in place when it is taken; the thread is its timeline', async () => {
    const cards = page.locator('main article.message', { hasText: 'INC-0001 · Incident' });
    await press(cards, 'Take');
    await cards.getByText('with Amy Chen').waitFor();
    await cards.getByText('(edited)').waitFor();
    expect(await cards.count()).toBe(1);
    expect(await cards.getByRole('button', { name: 'Take' }).count()).toBe(0);
    await cards.getByRole('button', { name: /^\d repl/ }).click();
    const thread = page.locator('aside.thread');
    await thread.getByText('Amy Chen took it').waitFor();
    await thread.getByLabel('Reply…').fill('/lobby list');
    await thread.getByText('Slash commands cannot be used in threads').waitFor();
    await thread.getByLabel('Reply…').fill('');
    await page.goBack();
    await thread.waitFor({ state: 'detached' });
    await page.goForward();
    await thread.getByText('Amy Chen took it').waitFor();
    await press(thread, 'Close the thread');
    expect(await thread.count()).toBe(0);
  });

  it('keeps a complaint’s form open until it is filled in, and its private fields out of the channel', async () => {
    await write(page, '/lobby complaint');
    await press(modal(page), 'Log it');
    await modal(page).getByText('Please fill in this field.').waitFor();
    const question = modal(page).getByLabel('What is the complaint about?');
    await question.fill('waited 40 minutes');
    await choose(page, 'How it came', 'In person');
    await modal(page).getByLabel('Customer (optional)', { exact: true }).fill('Mrs Quill');
    await press(modal(page), 'Log it');
    const card = titled(page, 'CMP-0001 · Complaint');
    await card.getByText('waited 40 minutes').waitFor();
    await modal(page).waitFor({ state: 'detached' });
    await card.getByText('In person').waitFor();
    expect(await page.content()).not.toContain('Quill');

    await press(card, 'Private details');
    await modal(page).getByText('Mrs Quill').waitFor();
    await modal(page).getByText('This look is in the audit trail.').waitFor();
    await modal(page).locator('footer').getByRole('button', { name: 'Close' }).click();
    await modal(page).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain('Quill');
  });

  it('takes a slip of the tongue at one press', async () => {
    await write(page, '/lobby incidnet the clock fell down');
    const guess = message(page, 'Did you mean incident?');
    await guess.getByText('the clock fell down').waitFor();
    await press(guess, 'Yes, incident');
    await titled(page, 'INC-0002 · Incident').getByText('the clock fell down').waitFor();
  });

  it('says it in a sentence where Slack does not let a form open', async () => {
    await press(page, 'Weather');
    await page.getByLabel('Method').selectOption('views.open');
    await page.getByLabel('What happens').selectOption('error');
    await press(page, 'Switch on');
    await page.getByText('views.open: Internal error · × 1').waitFor();
    await page.keyboard.press('Escape');
    await write(page, '/lobby referral');
    await message(page, /try again|type it again/).waitFor();
    expect(await modal(page).count()).toBe(0);
    // The weather has cleared by itself.
    await write(page, '/lobby referral');
    await modal(page).getByLabel('What does the customer need?').waitFor();
    await page.keyboard.press('Escape');
    await modal(page).waitFor({ state: 'detached' });
  });

  it('carries the words of a message into a form', async () => {
    await write(page, 'the ticket machine eats paper');
    const said = message(page, 'the ticket machine eats paper');
    await said.hover();
    await press(said, 'More actions');
    await page.getByRole('menuitem', { name: 'Log in Lobby' }).click();
    await press(modal(page), 'Incident');
    const question = modal(page).getByLabel('What happened?');
    await question.waitFor();
    expect(await question.inputValue()).toBe('the ticket machine eats paper');
    await press(modal(page), 'Log it');
    await titled(page, 'INC-0003 · Incident').getByText('the ticket machine eats paper').waitFor();
  });

  describe('somebody else', () => {
    it('is one press away, sees the same channel, and not what only Amy saw', async () => {
      await page.getByRole('button', { name: /^You are: Amy Chen/ }).click();
      await page.getByRole('menuitemradio', { name: 'Hua Sun' }).click();
      await page.locator(`[data-me="${people.hua}"]`).waitFor();
      await titled(page, 'INC-0003 · Incident').waitFor();
      expect(await page.getByText('Only visible to you').count()).toBe(0);
      expect(new URL(page.url()).searchParams.get('as')).toBe(people.hua);
    });

    it('is told of a grave incident by direct message, and takes it there', async () => {
      await scene.bot.sandbox
        .as(people.amy)
        .command('/lobby incident sev1 smoke in the hall', channels.lobby);
      await page.getByRole('button', { name: 'Lobby, 1 mention' }).click();
      const reminder = message(page, 'INC-0004 at Riverside: severity 1');
      await reminder.getByText('smoke in the hall').waitFor();
      await press(reminder, 'Take');
      await message(page, 'INC-0004 is yours.').waitFor();
      await reminder.getByRole('link', { name: 'Show it in the channel' }).click();
      await titled(page, 'INC-0004 · Incident').getByText('with Hua Sun').waitFor();
      expect(page.context().pages()).toHaveLength(1);
    });

    it('finds it on the Home tab, and resolves it from there', async () => {
      await page.locator('[data-channel]', { hasText: 'Lobby' }).click();
      await page.getByRole('tab', { name: 'Home' }).click();
      const home = page.getByRole('tabpanel');
      await home.getByText('Your day').waitFor();
      await home.getByText('INC-0004').waitFor();
      await press(home, 'Resolve');
      await modal(page).getByLabel('How it ended').fill('a forgotten toaster');
      await press(modal(page), 'Save');
      await modal(page).waitFor({ state: 'detached' });
      // Home is drawn when it is opened. What is owed on so grave a thing is its review.
      await expect
        .poll(async () => {
          await page.getByRole('tab', { name: 'Messages' }).click();
          await page.getByRole('tab', { name: 'Home' }).click();
          await home.getByText('Your day').waitFor();
          return home.getByRole('button', { name: 'Resolve' }).count();
        })
        .toBe(0);
      await home.getByRole('button', { name: 'Review', exact: true }).waitFor();
      await press(home, 'New Incident');
      await modal(page).getByLabel('What happened?').waitFor();
      await press(modal(page).locator('footer'), 'Cancel');
    });
  });
});
