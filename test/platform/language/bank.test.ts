import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJson } from '../../../src/platform/language/bank/json.js';
import { faultLine, readBankWords } from '../../../src/platform/language/bank/read.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lobby-words-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  writeFileSync(join(folder, path), text);
}
const read = async () => {
  const { overlay, count, faults } = await readBankWords(folder);
  const texts = Object.fromEntries(
    [...overlay].map(([language, own]) => [language, Object.fromEntries(own)]),
  );
  return { texts, count, faults: faults.map(faultLine) };
};

test('texts in any file of a language override ours; those equal to ours are not counted', async () => {
  write('zh-TW/records.json', { record: { note: '批註', hand: '移交' } });
  write('zh-TW/kinds/fault.json', { kinds: { fault: { name: '報修' } } });
  write('en/all.json', { record: { note: 'Note', edit: 'Amend' } });
  write('en/notes.txt', 'not ours');
  write('.git/config', 'nor this');
  const { texts, count, faults } = await read();
  expect(faults).toEqual([]);
  expect(texts).toMatchObject({
    'zh-TW': { 'record.note': '批註', 'kinds.fault.name': '報修' },
    en: { 'record.edit': 'Amend' },
  });
  expect(texts.en).not.toHaveProperty(['record.note']);
  expect(count).toBe(Object.values(texts).flatMap(Object.keys).length);
});

test('links are followed, as a mounted folder has them', async () => {
  write('..data/en/words.json', { record: { edit: 'Amend' } });
  symlinkSync(join(folder, '..data/en'), join(folder, 'en'));
  expect(await read()).toMatchObject({ texts: { en: { 'record.edit': 'Amend' } }, faults: [] });
});

describe('a fault is named, and ours is used there', () => {
  const good = { edit: 'Amend' };
  test.each<[what: string, words: object, told: RegExp]>([
    [
      'an unknown key',
      { record: { notte: 'x' } },
      /^en\/a\.json, record\.notte: .*no text.*nearest is record\.note\.$/,
    ],
    ['a key like none', { zzzzzzzzzzzzzz: 'x' }, /^en\/a\.json, zzzzzzzzzzzzzz: .*no text.*from our file\.$/],
    ['a text where a group is', { nudge: 'x' }, /nudge: This holds several texts/],
    [
      'a slot that is lost',
      { record: { due: 'soon' } },
      /record\.due: It lacks \{\{when}}\. Put .*“by \{\{when}}”/,
    ],
    [
      'a slot of theirs',
      { record: { due: '{{when}} {{who}}' } },
      /record\.due: Nothing is put into \{\{who}}\. It may have \{\{when}}/,
    ],
    [
      'a slot in a text without',
      { record: { note: '{{who}}' } },
      /record\.note: Nothing is put into \{\{who}}\. Write it without/,
    ],
    [
      'a brace that is lost',
      { record: { due: 'by {{when}' } },
      /record\.due: A brace is missing.*\{\{when}}/,
    ],
    ['a number', { record: { note: 3 } }, /record\.note: This is a number, not a text/],
    ['a list', { record: { note: ['x'] } }, /record\.note: This is a list, not a text/],
    ['nothing', { record: { note: null } }, /record\.note: This is null, not a text/],
    ['an empty text', { record: { note: ' ' } }, /record\.note: This is empty/],
    [
      'one form alone',
      { record: { earlier_other: '{{count}} before: {{codes}}' } },
      /record\.earlier_other: Its other form, record\.earlier_one, is missing/,
    ],
    [
      'a long button',
      { nudge: { stop: 'x'.repeat(76) } },
      /nudge\.stop: It has 76 characters; buttons take 75\. Shorten it by 1/,
    ],
    [
      'a long title of a modal',
      { kinds: { fault: { name: 'x'.repeat(25) } } },
      /kinds\.fault\.name: It has 25 .* modals take 24/,
    ],
    ['a long option', { severity: { '1': 'x'.repeat(76) } }, /severity\.1: .*options take 75/],
    ['a long header', { home: { title: 'x'.repeat(151) } }, /home\.title: .*headers take 150/],
    [
      'a header that a branch makes long',
      { briefing: { title: `${'x'.repeat(120)} {{branch}} {{day}}` } },
      /briefing\.title: .*headers take 150/,
    ],
    ['any long text', { nudge: { rest: 'x'.repeat(3001) } }, /nudge\.rest: .*messages take 3000/],
    ['a ping of all', { record: { note: '<!channel>' } }, /record\.note: Slack may read <!channel>/],
    ['a ping of one', { record: { note: 'ask <@U0AMY>' } }, /record\.note: Slack may read <@U0AMY>/],
    ['a link', { record: { note: '<https://x.example|x>' } }, /record\.note: Slack may read <https/],
    ['a key in a text', { record: { note: '$t(record.hand)' } }, /record\.note: \$t\(/],
    [
      'answers that are too few',
      { lists: { morning_patrol: { groups: { machines: { options: { cash: 'Yes | No' } } } } } },
      /options\.cash: These are 2 answers; the list has 3/,
    ],
    [
      'a command with too many spaces',
      { commands: { find: 'find  look' } },
      /commands\.find: .*more than a space/,
    ],
    [
      'a command of another',
      { commands: { find: 'find Fault' } },
      /commands\.find: “fault” means commands\.fault already/,
    ],
    [
      'a word of a search that is empty',
      { search: { open: 'open|' } },
      /search\.open: Between two \| is nothing/,
    ],
  ])('%s', async (_what, words, told) => {
    write('en/a.json', words);
    write('en/b.json', { record: good });
    const { texts, faults } = await read();
    expect(faults).toEqual([expect.stringMatching(told)]);
    expect(texts).toEqual({ en: { 'record.edit': 'Amend' } });
  });

  test('a form that lost its number, and the other form with it', async () => {
    write('en/a.json', { record: { earlier_one: 'One: {{codes}}', earlier_other: 'Many: {{codes}}' } });
    const { count, faults } = await read();
    expect(count).toBe(0);
    expect(faults).toEqual([
      expect.stringMatching(/earlier_other: It lacks \{\{count}}/),
      expect.stringMatching(/earlier_one: Its other form, record\.earlier_other, is missing or wrong/),
    ]);
  });

  test('a form for one may say the number in words', async () => {
    write('en/a.json', { record: { earlier_one: 'Once: {{codes}}', earlier_other: '{{count}}: {{codes}}' } });
    expect(await read()).toMatchObject({ count: 2, faults: [] });
  });

  test('commands may change places', async () => {
    write('en/a.json', { commands: { find: 'list open', list: 'find search' } });
    expect(await read()).toMatchObject({ count: 2, faults: [] });
    // Where one of the two cannot be used, the other cannot either.
    write('en/a.json', { commands: { find: 'list  open', list: 'find search' } });
    const { count, faults } = await read();
    expect(count).toBe(0);
    expect(faults.map((each) => each.split(':')[0])).toEqual([
      'en/a.json, commands.find',
      'en/a.json, commands.list',
    ]);
  });

  test('a key in two files', async () => {
    write('en/a.json', { record: { note: 'First' } });
    write('en/b.json', { record: { note: 'Second' } });
    const { texts, faults } = await read();
    expect(texts).toEqual({ en: { 'record.note': 'First' } });
    expect(faults).toEqual([
      expect.stringMatching(/^en\/b\.json, record\.note: It stands in en\/a\.json too/),
    ]);
  });

  test.each<[what: string, path: string, content: unknown, told: RegExp]>([
    ['a language of nobody', 'fr/a.json', {}, /^fr: This is no language of Lobby.*en, zh-CN, zh-TW/],
    ['a file of no language', 'a.json', {}, /^a\.json: This is no language/],
    [
      'no JSON',
      'en/a.json',
      '{\n  "record": {\n    "note": "x",\n  }\n}',
      /^en\/a\.json: This is not JSON: look at line 4, column 3/,
    ],
    ['a list of texts', 'en/a.json', ['x'], /^en\/a\.json: This holds no texts by name/],
    [
      'another encoding',
      'en/a.json',
      Buffer.from([0x22, 0xb7, 0xd6, 0x22]),
      /^en\/a\.json: This is not in UTF-8/,
    ],
  ])('%s', async (_what, path, content, told) => {
    write(path, content);
    write('zh-TW/b.json', { record: { note: '批註' } });
    const { count, faults } = await read();
    expect(faults).toEqual([expect.stringMatching(told)]);
    expect(count).toBe(1);
  });

  test('a folder that is not there', async () => {
    rmSync(folder, { recursive: true });
    expect(await read()).toEqual({
      texts: {},
      count: 0,
      faults: [expect.stringMatching(/cannot be read \(ENOENT\)/)],
    });
    mkdirSync(folder);
  });

  test('a broken link', async () => {
    write('en/b.json', { record: good });
    symlinkSync(join(folder, 'gone.json'), join(folder, 'en/a.json'));
    const { count, faults } = await read();
    expect(faults).toEqual([expect.stringMatching(/^en\/a\.json: This cannot be read \(ENOENT\)/)]);
    expect(count).toBe(1);
  });
});

test.each<[text: string, line: number, column: number]>([
  ['', 1, 1],
  ['{', 1, 2],
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ["{'a': 1}", 1, 2],
  ['{"a": "b\n"}', 1, 7],
  ['{\n  "a": "b"\n  "c": "d"\n}', 3, 3],
  ['[1, 2', 1, 6],
  ['[tru]', 1, 2],
  ['{"a": "\\x"}', 1, 7],
  ['{} {}', 1, 4],
  ['{"a": [{"b": null}, -1.5e3, true], "c" : }', 1, 42],
])('%j stops being JSON at line %d, column %d', (text, line, column) => {
  expect(readJson(text)).toEqual({ broken: { line, column } });
});
