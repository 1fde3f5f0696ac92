import { expect, test, vi } from 'vitest';
import { loadWords } from '../../../src/platform/language/load.js';
import { catalogues } from '../../../src/platform/language/locales/index.js';
import {
  fromWords,
  inEveryLanguage,
  type Key,
  speak,
  useWords,
} from '../../../src/platform/language/speak.js';
import { type Lack, refuse, voicesOf } from '../../../src/platform/language/voices.js';

const speechOf = (language: 'en' | 'zh-TW', options: Partial<Parameters<typeof voicesOf>[0]> = {}) => {
  const lacks: Lack[] = [];
  const speech = voicesOf({ lacking: (lack) => void lacks.push(lack), ...options }).get(language);
  if (!speech) throw new Error(language);
  return { ...speech, lacks };
};
const nonsense = 'kinds.incident.no_such-thing' as const;

test('in development a key that is not there, a group of words and a slot that is not filled are refused', () => {
  const { t } = speechOf('en', { lacking: refuse });
  expect(() => t(nonsense)).toThrow('no words for kinds.incident.no_such-thing');
  expect(() => t('kinds.incident')).toThrow('no words for kinds.incident');
  expect(() => t('record.due')).toThrow('nothing was given for {{when}} of record.due');
  expect(() => t('record.masked', { many: 2 })).toThrow('record.masked');
});

test('in production a missing key is reported, and a plain text is shown in its place', () => {
  const { t, lacks } = speechOf('zh-TW');
  expect(t(nonsense)).toBe('no such thing');
  expect(t('kinds.incident')).toBe('incident');
  expect(lacks).toEqual([
    { language: 'zh-TW', key: nonsense },
    { language: 'zh-TW', key: 'kinds.incident' },
  ]);
});

test('a key that only English has is shown in English, and reported', () => {
  const { note: _, ...record } = catalogues['zh-TW'].record;
  const words = { ...catalogues, 'zh-TW': { ...catalogues['zh-TW'], record } };
  const { t, lacks } = speechOf('zh-TW', { words });
  expect(t('record.note')).toBe(catalogues.en.record.note);
  expect(lacks).toEqual([{ language: 'zh-TW', key: 'record.note' }]);
});

test('a slot that is not filled never shows its braces', () => {
  const { t, lacks } = speechOf('en');
  expect(t('record.due')).toBe('by …');
  expect(lacks).toEqual([{ language: 'en', key: 'record.due', slot: 'when' }]);
});

test('what people write is never taken for a slot or a key', () => {
  const { t, lacks } = speechOf('en', { lacking: refuse });
  expect(t('record.due', { when: '{{who}} $t(record.note)' })).toBe('by {{who}} $t(record.note)');
  expect(lacks).toEqual([]);
});

test('asking again gives the same text and the same fault', () => {
  const { t, lacks } = speechOf('en');
  const asked = () => [
    t('record.note'),
    t('record.due', { when: 'noon' }),
    t('record.due', { when: '{{who}} $t(record.note) $&' }),
    t('record.due'),
    t('record.masked', { count: 1 }),
    t('record.masked', { count: 2 }),
    t(nonsense),
  ];
  const first = asked();
  const lacking = lacks.splice(0);
  expect(first.slice(1, 4)).toEqual(['by noon', 'by {{who}} $t(record.note) $&', 'by …']);
  expect(first[4]).not.toBe(first[5]);
  expect(asked()).toEqual(first);
  expect(lacks).toEqual(lacking);
  expect(lacks).toHaveLength(2);
});

test('overrides apply only to the voices that were made with them', () => {
  const overlay = new Map([['zh-TW' as const, new Map([['record.note', '批註']])]]);
  expect(speechOf('zh-TW', { overlay }).t('record.note')).toBe('批註');
  expect(speechOf('zh-TW').t('record.note')).toBe(catalogues['zh-TW'].record.note);
  expect(speak('zh-TW').t('record.note')).toBe(catalogues['zh-TW'].record.note);
  expect(catalogues['zh-TW'].record.note).not.toBe('批註');
});

test('a process in production logs each missing text once', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  await loadWords({ production: true }, log);
  const { t } = speak('en');
  for (let time = 0; time < 3; time++) expect(t(nonsense)).toBe('no such thing');
  for (let time = 0; time < 3; time++) expect(t('record.due')).toBe('by …');
  expect(log.error.mock.calls).toEqual([
    [{ language: 'en', key: nonsense }, 'no words in this language'],
    [{ language: 'en', key: 'record.due', slot: 'when' }, 'a slot of these words was not filled'],
  ]);
  await loadWords({ production: false }, log);
  expect(() => speak('en').t('nonsense' as Key)).toThrow('nonsense');
});

test('what is composed from words is composed again when they change', () => {
  const make = vi.fn(() => inEveryLanguage('record.note'));
  const notes = fromWords(make);
  expect(notes()).toBe(notes());
  useWords({ lacking: refuse, overlay: new Map([['en', new Map([['record.note', 'Remark']])]]) });
  expect(notes()).toContain('Remark');
  expect(make).toHaveBeenCalledTimes(2);
  useWords({ lacking: refuse });
  expect(notes()).not.toContain('Remark');
});
