import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { catalogues } from '../../../src/platform/language/locales/index.js';
import { kinds } from '../../../src/records/kinds/index.js';
import { code, isQuiet, type Kind } from '../../../src/records/rules/kind.js';
import { channels, people } from '../../bot.js';
import { inBrowser } from './browser.js';
import { closeModal, message, modal, openScene, phone, press, titled, write } from './visit.js';

const words = catalogues.en;
const logged = kinds.filter((kind: Kind) => kind.command !== false);
const wordFor = ({ name }: Kind) => words.commands[name as 'incident'].split(' ')[0];

inBrowser('every kind of record on a phone', () => {
  const scene = openScene({});
  let page: Page;
  beforeAll(async () => {
    // The branch head: a notice that all must read is not for everybody to send.
    page = await scene.visit(people.hua, channels.lobby, phone);
  });

  it.each(logged.map((kind): [string, Kind] => [kind.name, kind]))(
    '%s: one line, or a form in which only the text is filled in',
    async (name, kind) => {
      const { example, name: title, summary } = words.kinds[name as 'incident'];
      await write(page, `/lobby ${wordFor(kind)} ${example}`);
      // What is only counted has no card: the answer says it.
      const quiet = isQuiet(kind, { severity: null, details: {} });
      if (quiet) await message(page, code(kind, 1)).waitFor();
      else await titled(page, `${code(kind, 1)} · ${title}`).waitFor();
      await write(page, `/lobby ${wordFor(kind)}`);
      if (name === 'flow') await press(message(page, 'More numbers'), 'More numbers …');
      // What counts something is nothing without a number.
      const [counted] = kind.counts ?? [];
      const labels: Record<string, { label: string }> = words.kinds[name as 'flow'].fields;
      if (counted)
        await modal(page)
          .getByLabel(labels[counted]?.label ?? '')
          .first()
          .fill('4');
      await modal(page).getByLabel(summary).first().fill('only these words');
      await press(modal(page), 'Log it');
      if (quiet) {
        await modal(page).getByText(code(kind, 2)).first().waitFor();
        await closeModal(page);
      }
      await modal(page).waitFor({ state: 'detached' });
      if (quiet) return;
      const card = titled(page, `${code(kind, 2)} · ${title}`);
      await card.waitFor();
      const shown = kind.text !== 'sealed';
      expect(await card.getByText('only these words').count()).toBe(shown ? 1 : 0);
    },
  );

  it('counts the queue in two taps', async () => {
    await write(page, '/lobby flow');
    const question = message(page, `${words.kinds.flow.fields.waiting.label}?`);
    await press(question, '18');
    const next = message(page, `${words.kinds.flow.fields.longest.label}?`);
    await press(next, '30');
    await message(page, 'FLW-0003').waitFor();
  });
});
