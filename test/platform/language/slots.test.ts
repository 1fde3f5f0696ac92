import { expect, test } from 'vitest';
import { shipped } from '../../../src/platform/language/locales/index.js';
import { roomOf } from '../../../src/platform/language/room.js';
import { sources } from '../../house/sources.js';
import { askings, cramped, unfilled } from './slots.js';

test('every use of a text fills all of its slots', () => {
  const found = sources.flatMap(({ path, text }) =>
    unfilled(text, shipped('en')).map((each) => `${path}, ${each}`),
  );
  expect(found).toEqual([]);
});

test('nearly all uses of texts are checked', () => {
  const all = sources.flatMap(({ text }) => askings(text));
  expect(all.length).toBeGreaterThan(900);
  expect(all.filter(({ given }) => given).length / all.length).toBeGreaterThan(0.95);
});

test.each([
  ['a slot that is left out', `t('record.due', { by: when })`, ['line 1: record.due lacks when']],
  ['no slots at all', `asked.speech.t('record.due')`, ['line 1: record.due lacks when']],
  ['one of two keys', `t(late ? 'record.due' : 'record.note', {})`, ['line 1: record.due lacks when']],
  ['a form for many', `t('record.masked', { counts: 2 })`, ['line 1: record.masked lacks count']],
  [
    'slots by a name, and more of them',
    `const slots = { branch };
if (x) { const slots = { what: 1 }; }
t('run.remind', { ...slots, list, open: 3 })`,
    ['line 3: run.remind lacks time'],
  ],
  ['what all keys of a pattern want', `t(\`own_lists.done.\${what}\`, {})`, ['lacks list']],
  ['a key of a family that nobody has', `t(\`kinds.\${name}.named\`)`, ['no text has the key']],
  ['words in every language', `inEveryLanguage('record.due')`, ['line 1: record.due lacks when']],
])('%s is caught', (_what, source, told) => {
  const found = unfilled(source, shipped('en'));
  expect(found).toHaveLength(told.length);
  for (const [at, each] of told.entries()) expect(found[at]).toContain(each);
});

test.each([
  [`t('record.due', { when })`],
  [
    `const slots = { when: 1 };
t('record.due', slots)`,
  ],
  [`t('record.due', slotsOf(record))`],
  [`t('record.due' as Key, { 'when': 1, more: 2 })`],
])('%s is well', (source) => {
  expect(unfilled(source, shipped('en'))).toEqual([]);
});

test('texts with little room are marked as such', () => {
  const stems = [...new Set([...shipped('en').keys()].map((key) => key.replace(/_(one|other)$/, '')))];
  const found = sources.flatMap(({ path, text }) =>
    cramped(text).flatMap(({ line, key, most }) =>
      stems
        .filter((stem) => (typeof key === 'string' ? stem === key : key.test(stem)))
        .filter((stem) => roomOf(stem).most > most)
        .map((stem) => `${most} ${stem}        ${path}, line ${line}`),
    ),
  );
  expect(found).toEqual([]);
});
