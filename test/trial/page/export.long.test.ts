import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { allScopes, channels, people } from '../../bot.js';
import { readWorkbook } from '../../workbook.js';
import { inBrowser } from './browser.js';
import { message, openScene, press, write } from './visit.js';

inBrowser('a file on the page', () => {
  const scene = openScene({ now: '2026-11-16T02:00:00Z', scopes: [...allScopes] });

  it('is asked for in the channel and downloaded from the direct message', async () => {
    const amy = await scene.visit(people.amy, channels.lobby);
    await write(amy, '/lobby incident the printer smokes');
    await message(amy, 'INC-0001').waitFor();
    await write(amy, '/lobby find printer');
    await press(message(amy, 'Looked for'), 'Export');
    await message(amy, 'One record').waitFor();

    const direct = await scene.visit(people.amy, scene.bot.sandbox.as(people.amy).direct());
    const sent = message(direct, 'Riverside: one record');
    await sent.getByText('Looked for: “printer”').waitFor();
    const [download] = await Promise.all([
      direct.waitForEvent('download'),
      sent.getByRole('link', { name: '.xlsx' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Riverside 2026-11-16.xlsx');
    const [sheet] = readWorkbook(await readFile(await download.path()));
    expect(sheet?.name).toBe('Incidents');
    expect(sheet?.rows.flat()).toContainEqual(expect.objectContaining({ value: 'the printer smokes' }));
    expect(await sent.getByRole('link', { name: '.csv' }).count()).toBe(1);
  });
});
