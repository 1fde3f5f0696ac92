import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/platform/directory/branch.js';
import { catalogues } from '../../src/platform/language/locales/index.js';
import { speak } from '../../src/platform/language/speak.js';
import { kinds } from '../../src/records/kinds/index.js';
import { toRecord } from '../../src/records/module.js';
import { code, isQuiet, type Kind } from '../../src/records/rules/kind.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

/** One branch a language, and somebody in it who reads that language and may log whatever there is. */
const places = {
  en: { channel: channels.lobby, who: people.amy },
  'zh-CN': { channel: channels.second, who: people.li },
  'zh-TW': { channel: channels.plain, who: people.hq },
} as const;

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    branches: languages.map((language) => ({
      ...riverside,
      name: language,
      channel: places[language].channel,
      language,
      people: { [people.rui]: ['rm'], [places[language].who]: ['lobby_manager'] },
    })),
  });
});
afterAll(() => bot.close());

const logged = (kinds as readonly Kind[]).filter(({ command }) => command !== false);

describe.each(languages)('a line of help in %s', (language) => {
  const { channel, who } = places[language];
  const speech = speak(language);

  it.each(logged)('for $name is on record at once, and nothing else is asked', async (kind) => {
    const example = speech.t(`kinds.${kind.name}.example`).replace(/@(name|姓名)/, '@Rui');
    const [word] = catalogues[language].commands[kind.name as 'incident'].split(' ');
    const outcome = await bot.sandbox.as(who).command(`/lobby ${word} ${example}`, channel);
    expect(outcome).toMatchObject({ ok: true, view: null });
    const number = code(kind, 1);
    const told = bot.sandbox
      .as(who)
      .messages(channel)
      .filter(({ ephemeralFor }) => ephemeralFor === who)
      .at(-1);
    // No mark was left over that Lobby did not know, and no number was masked: beside that, what was read is told.
    const [done, ...rest] = told?.text.split('\n') ?? [];
    expect(done).toBe(speech.t('record.done', { code: number }));
    const read = speech.t('record.read_as', { marks: '' }).trim();
    const more = kind.name === 'retention' ? [speech.t('kinds.retention.fields.large.label')] : [];
    expect(rest.filter((line) => !line.startsWith(read))).toEqual(more);
    const branch = await bot.db.prisma.branch.findUniqueOrThrow({ where: { channel } });
    const where = { branchId: branch.id, kind: kind.name, number: 1 };
    const record = await bot.db.prisma.record.findUniqueOrThrow({ where: { branchId_kind_number: where } });
    expect(record.summary).not.toMatch(/[#@]/);
    const card = bot.sandbox.messages(channel).find(({ text }) => text.startsWith(`${number} · `));
    if (isQuiet(kind, toRecord(record))) {
      expect(card).toBeUndefined();
      return;
    }
    expect(card?.text.split('\n')[0]).toBe(`${number} · ${speech.t(`kinds.${kind.name}.name`)}`);
    expect(card?.text).toContain(speech.t(`kinds.${kind.name}.statuses.${record.status}`));
    // What is sealed stands in no channel; everything else reads as it was typed.
    if (kind.text === 'sealed') expect(record.summary).toBe('');
    else expect(card?.text).toContain(record.summary.replace(/\s*\n\s*/g, ' '));
  });
});
