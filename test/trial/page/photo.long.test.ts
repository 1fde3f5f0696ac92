import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { channels, neededScopes, people } from '../../bot.js';
import { jpeg, png } from '../../photos.js';
import { inBrowser } from './browser.js';
import { modal, openScene, press, titled, write } from './visit.js';

inBrowser('photos on the page', () => {
  const scene = openScene({ scopes: [...neededScopes, 'files:read'] });
  let page: Page;
  beforeAll(async () => {
    page = await scene.visit(people.amy, channels.lobby);
  });

  it('are added to a form, one is taken out again, and the card counts the rest', async () => {
    await write(page, '/lobby incident');
    await modal(page).getByLabel('What happened?').fill('a lamp fell down');
    const files = [
      { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg) },
      { name: 'floor.png', mimeType: 'image/png', buffer: Buffer.from(png) },
      { name: 'thumb.png', mimeType: 'image/png', buffer: Buffer.from(png) },
    ];
    await modal(page).locator('input[type=file]').setInputFiles(files);
    await modal(page).getByRole('button', { name: 'Remove thumb.png' }).click();
    await press(modal(page), 'Log it');
    await modal(page).waitFor({ state: 'detached' });
    await titled(page, 'INC-0001 · Incident').getByText('📷 2').waitFor();
  });

  it('are seen among the private details', async () => {
    await press(titled(page, 'INC-0001 · Incident'), 'Private details');
    const pictures = modal(page).getByRole('img', { name: /^Photo \d for INC-0001, from Amy Chen/ });
    await expect.poll(() => pictures.count()).toBe(2);
    const widths = () =>
      pictures.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    await expect.poll(widths).toEqual([expect.any(Number), expect.any(Number)]);
    await expect.poll(async () => Math.min(...(await widths()))).toBeGreaterThan(0);
  });
});
