import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BranchEntry } from '../../../src/platform/directory/branch.js';
import { channels, people, riverside, workspace } from '../../bot.js';
import { scripts } from '../../platform/language/script.js';
import { inBrowser } from './browser.js';
import { message, modal, openScene, press, titled, write } from './visit.js';

interface Visit {
  language: keyof typeof scripts;
  as: string;
  channel: string;
  branch: BranchEntry;
  incident: string;
  words: Record<'take' | 'title' | 'opening' | 'ask' | 'log', string>;
}

const visits: Visit[] = [
  {
    language: 'zh-CN',
    as: people.li,
    channel: channels.lobby,
    branch: { ...riverside, name: '徐家汇支行', language: 'zh-CN' },
    incident: '突发 2级 客户在柜台晕倒',
    words: { take: '接手', title: '突发事件', opening: '营业前检查', ask: '发生了什么？', log: '登记' },
  },
  {
    language: 'zh-TW',
    as: people.hq,
    channel: channels.second,
    branch: {
      ...riverside,
      name: '大安分行',
      language: 'zh-TW',
      channel: channels.second,
      timezone: 'Asia/Taipei',
      country: 'TW',
      people: { [people.hq]: ['hq', 'lobby_manager'] },
    },
    incident: '突發 2級 客戶在櫃檯暈倒',
    words: { take: '接手', title: '突發事件', opening: '營業前檢查', ask: '發生了什麼事？', log: '登錄' },
  },
];

/** What is the same in every language: numbers, what is typed, names, the workspace's own. */
const names = [
  ...workspace.users.map(({ realName }) => realName),
  ...workspace.channels.map(({ name }) => name),
  ...visits.map(({ branch }) => branch.name),
];
const same = new RegExp(`INC-\\d+|sev[1-4]|Lobby|Slack|Harbour Bank|ATM|VIP|RM|${names.join('|')}`, 'gi');

inBrowser('the page in Chinese', () => {
  const scene = openScene({
    // Before the list, sixteen minutes later there is the briefing too.
    now: '2026-11-16T00:14:00Z',
    branches: visits.map(({ branch }) => branch),
  });
  beforeAll(() => scene.bot.until('2026-11-16T00:31:00Z'));

  describe.each(visits)('$language', ({ language, as, channel, incident, words }) => {
    let page: Page;
    beforeAll(async () => {
      page = await scene.visit(as, channel);
    });

    /** Letters of another script than the person's own in what is shown there, labels for screen readers included. */
    const foreign = async (within: Locator) => {
      const shown = await within.evaluate((element) => {
        const copy = element.cloneNode(true) as Element;
        for (const picture of copy.querySelectorAll('[aria-hidden]')) picture.remove();
        return [copy, ...copy.querySelectorAll('*')]
          .flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name)))
          .concat(copy.textContent)
          .join('\n');
      });
      const rest = shown.replace(same, '');
      const { own, foreign: other } = scripts[language];
      const english = rest.match(/[A-Za-z]{2,}/g) ?? [];
      const signs = rest.match(/\p{Script=Han}/gu) ?? [];
      return [...english, ...signs.filter((sign) => !own.has(sign) || other.includes(sign))];
    };

    it('speaks it all around, with briefing and list', async () => {
      await titled(page, words.opening).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await foreign(page.locator('body'))).toEqual([]);
      await page.locator('.clock-face').click();
      expect(await foreign(page.locator('.clock-sheet'))).toEqual([]);
      await page.keyboard.press('Escape');
    });

    it('shows the card in it, before and after it is taken', async () => {
      await write(page, `/lobby ${incident}`);
      const card = titled(page, `INC-0001 · ${words.title}`);
      await card.waitFor();
      expect(await foreign(card)).toEqual([]);
      await press(card, words.take);
      await card.getByRole('button', { name: words.take, exact: true }).waitFor({ state: 'detached' });
      expect(await foreign(card)).toEqual([]);
    });

    it('asks in it, and says in it what is missing', async () => {
      await write(page, `/lobby ${incident.slice(0, 2)}`);
      await modal(page).getByLabel(words.ask).waitFor();
      await press(modal(page), words.log);
      await modal(page).locator('.error').waitFor();
      expect(await foreign(modal(page))).toEqual([]);
      await page.keyboard.press('Escape');
      await modal(page).waitFor({ state: 'detached' });
    });

    it('shows menu and Home in it', async () => {
      await write(page, '/lobby');
      const menu = message(page, `/lobby ${incident.slice(0, 2)}`);
      await menu.waitFor();
      expect(await foreign(menu)).toEqual([]);
      await page.locator('[data-channel]', { hasText: 'Lobby' }).click();
      await page.getByRole('tab').first().click();
      await page.getByRole('tabpanel').locator('[data-view]').waitFor();
      expect(await foreign(page.getByRole('tabpanel'))).toEqual([]);
    });
  });
});
