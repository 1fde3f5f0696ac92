import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/platform/directory/branch.js';
import { catalogues } from '../../../src/platform/language/locales/index.js';
import { filled, rooms, standsIn, typicalSlots } from '../../../src/platform/language/room.js';
import { type Key, speak } from '../../../src/platform/language/speak.js';
import { kinds } from '../../../src/records/kinds/index.js';
import { calledIn } from '../../../src/records/messages/called.js';
import type { Kind } from '../../../src/records/rules/kind.js';
import { readLine } from '../../../src/records/rules/read-line.js';
import { reports } from '../../../src/reports/definitions/index.js';
import { readAsked } from '../../../src/reports/rules/asked.js';
import { at } from '../../scene.js';
import { definedKeys } from './defined.js';
import { scripts } from './script.js';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[path + name, value]] : flat(value, `${path}${name}.`),
  );
const words = (language: Language) => new Map(flat(catalogues[language]));
const chinese = ['zh-CN', 'zh-TW'] as const;
const slots = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name).sort();

describe.each(languages)('%s', (language) => {
  test('has the keys of English, no more and no fewer', () => {
    expect([...words(language).keys()].sort()).toEqual([...words('en').keys()].sort());
  });

  test('fills the same slots and leaves no text empty', () => {
    const english = words('en');
    for (const [key, text] of words(language)) {
      expect(text.trim(), key).not.toBe('');
      if (!/_(one|other)$/.test(key)) expect(slots(text), key).toEqual(slots(english.get(key) ?? ''));
    }
  });

  test('mentions only commands that exist', () => {
    const known = Object.values(catalogues[language].commands).flatMap((each) => each.split(' '));
    for (const [key, text] of words(language))
      for (const [, word] of text.matchAll(/\/lobby (\p{L}+)/gu)) {
        if (language === 'en' && word === 'to') continue;
        expect(known, `${key}: ${text}`).toContain(word);
      }
  });

  test('gives examples that the quick line understands', () => {
    const read = (kind: Kind, line: string) =>
      readLine(kind, line, at('2026-11-16T02:00:00Z'), calledIn(kind));
    for (const kind of kinds) {
      const { text, unsure, values } = read(kind, catalogues[language].kinds[kind.name].example);
      expect(text !== '' || Object.keys(values).length > 0).toBe(true);
      // "@name" stands for somebody.
      expect(unsure.filter(({ piece }) => !piece.startsWith('@'))).toEqual([]);
    }
    const { incident } = catalogues[language].kinds;
    expect(read(kinds[0], incident.example)).toMatchObject({ severity: 2, values: { type: 'medical' } });
  });
});

const latin = new Set(
  'Lobby Slack ATM AED CPR cron INC RM VIP Asia Shanghai Taipei Europe London CN TW GB lobby invite'.split(
    ' ',
  ),
);

describe.each(chinese)('the script of %s', (language) => {
  const { own, foreign } = scripts[language];

  test('is one script throughout', () => {
    for (const [key, text] of words(language))
      for (const [sign] of text.matchAll(/\p{Script=Han}/gu))
        expect(own.has(sign) && !foreign.includes(sign), `${sign} in ${key}: ${text}`).toBe(true);
  });

  test('has no English left in it', () => {
    for (const [key, text] of words(language)) {
      const left = text.replace(/{{\w+}}/g, '').match(/[A-Za-z]{2,}/g) ?? [];
      expect(
        left.filter((word) => !latin.has(word)),
        `${key}: ${text}`,
      ).toEqual([]);
    }
  });

  test('has full-width punctuation and no space between characters', () => {
    for (const [key, text] of words(language)) {
      if (key.startsWith('commands.') || key.endsWith('.example')) continue;
      const prose = text.replace(/\/lobby( \p{Script=Han}+)* ?/gu, '');
      expect(prose, key).not.toMatch(/\p{Script=Han}[,.;:!?()"]|[,.;:!?()"]\p{Script=Han}/u);
      expect(prose, key).not.toMatch(/\p{Script=Han} +\p{Script=Han}/u);
    }
  });
});

describe('commands', () => {
  const called = languages.flatMap((language) =>
    Object.entries(catalogues[language].commands).flatMap(([command, each]) =>
      each.split(' ').map((word) => ({ word, command })),
    ),
  );

  test('have words of which none means two commands, or begins with a word of another', () => {
    // Chinese runs on without a space, so the beginning of a line is read as a command.
    const clash = (word: string, other: string) =>
      word === other || (/\p{Script=Han}/u.test(other) && word.startsWith(other));
    // A drill is called an emergency drill; the longest word counts, and nobody begins an incident with "drill".
    // The setting of lists begins with the word for what is open, after which nothing is ever written without a space.
    const meant = /^((应急|應變)演[练練]|清[单單](设置|設定))$/;
    const clashes = called.flatMap((one) =>
      called
        .filter(
          (other) => one.command !== other.command && clash(one.word, other.word) && !meant.test(one.word),
        )
        .map((other) => `${one.word} (${one.command}): ${other.word} (${other.command})`),
    );
    expect(clashes).toEqual([]);
  });

  test('have Chinese words of at least two characters', () => {
    for (const language of chinese)
      for (const each of Object.values(catalogues[language].commands))
        expect(each).toMatch(/^\p{Script=Han}{2,}( \p{Script=Han}{2,})*$/u);
  });

  test('are there for what can be typed, and help says what it shows; nothing else has such words', () => {
    const wanted = definedKeys().filter((key) => /^(commands|help\.lines)\./.test(key));
    const there = [...words('en').keys()].filter((key) => /^(commands|help\.lines)\./.test(key));
    expect(there.sort()).toEqual(wanted.sort());
  });
});

describe.each(languages)('the words of definitions in %s', (language) => {
  const { t } = speak(language);
  const everySlot = Object.fromEntries(
    [...words(language).values()].flatMap(slots).map((name) => [name, 'x']),
  );

  test('are all there', () => {
    const there = words(language);
    for (const key of definedKeys()) {
      expect(there.has(key), key).toBe(true);
      expect(t(key as Key, everySlot)).not.toBe(key);
    }
  });

  test('call a report as its command understands it', () => {
    for (const { name } of reports)
      expect(
        readAsked(t(`reports.${name}.name`), {
          today: '2026-11-20',
          timezone: 'Asia/Shanghai',
          country: 'CN',
        }),
      ).toMatchObject({
        report: { name },
      });
  });

  test('speech refuses a key that it has no words for', () => {
    expect(() => t('kinds.incident.fields.nonsense.label')).toThrow('nonsense');
  });

  const typical = typicalSlots(words(language));

  test.each(rooms)('$what are within $most characters', (room) => {
    const fitting = [...words(language)].filter(([key]) => standsIn(room, key));
    expect(fitting.length).toBeGreaterThan(0);
    for (const [key, text] of fitting)
      expect(filled(text, typical).length, key).toBeLessThanOrEqual(room.most);
  });
});

test('places take what Slack takes there, and every key of theirs has a text', () => {
  const mosts = { buttons: 75, 'titles and submits of modals': 24, options: 75, headers: 150 };
  expect(Object.fromEntries(rooms.map(({ what, most }) => [what, most]))).toMatchObject(mosts);
  const keys = [...words('en').keys()];
  for (const room of rooms)
    for (const key of room.keys) {
      const one = { ...room, keys: [key] };
      expect(
        keys.some((each) => standsIn(one, each)),
        key,
      ).toBe(true);
    }
});
