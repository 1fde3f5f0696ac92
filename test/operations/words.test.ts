import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineWords } from '../../src/operations/doctor/words.js';
import { lobby } from '../../src/operations/program.js';
import { languages } from '../../src/platform/directory/branch.js';
import { catalogues } from '../../src/platform/language/locales/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lobby-words-'));
  mkdirSync(join(folder, 'zh-TW'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (words: object) => writeFileSync(join(folder, 'zh-TW/words.json'), JSON.stringify(words));
const wrong = { record: { note: '批註', due: '之前' } };

async function atTerminal(words: string[], env: Record<string, string> = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const terminal = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
  const code = await lobby(['words', ...words], terminal, env);
  return { code, said, complained };
}

test('check lists what is changed, and says that all is well', async () => {
  write({ record: { note: '批註' } });
  const told = {
    code: 0,
    said: [`zh-TW record.note: “${catalogues['zh-TW'].record.note}” becomes “批註”`, '1 changed, 0 wrong.'],
    complained: [],
  };
  expect(await atTerminal(['check', folder])).toEqual(told);
  expect(await atTerminal(['check'], { LOBBY_WORDS_DIR: folder })).toEqual(told);
});

test('check lists what is wrong, and exits with 1', async () => {
  write(wrong);
  const { code, said, complained } = await atTerminal(['check', folder]);
  expect(code).toBe(1);
  expect(said.at(-1)).toBe('1 changed, 1 wrong.');
  expect(complained).toEqual([
    expect.stringMatching(/^zh-TW\/words\.json, record\.due: It lacks \{\{when}}/),
  ]);
});

test('check requires a folder', async () => {
  expect(await atTerminal(['check'])).toMatchObject({
    code: 1,
    complained: [expect.stringContaining('LOBBY_WORDS_DIR')],
  });
});

test('an export has our texts and passes the check; existing files are left alone', async () => {
  write({ record: { note: '批註' } });
  writeFileSync(join(folder, 'zh-TW/people.json'), '{"roles":{"staff":"櫃員"}}');
  expect(await atTerminal(['export', folder])).toMatchObject({ code: 0 });
  for (const language of languages) expect(existsSync(join(folder, language, 'kinds/lost.json'))).toBe(true);
  expect(readFileSync(join(folder, 'zh-TW/people.json'), 'utf8')).toContain('櫃員');
  rmSync(join(folder, 'zh-TW/words.json'));
  expect((await atTerminal(['check', folder])).said.at(-1)).toBe('1 changed, 0 wrong.');
});

test('one language is exported, and an unknown one is refused', async () => {
  const into = join(folder, 'copy');
  expect(await atTerminal(['export', into, '--language', 'zh-CN'])).toMatchObject({ code: 0 });
  expect([existsSync(join(into, 'zh-CN/app.json')), existsSync(join(into, 'en'))]).toEqual([true, false]);
  expect(await atTerminal(['export', into, '--language', 'fr'])).toMatchObject({ code: 1 });
});

test('the doctor says how many words are the bank’s own, and how many cannot be used', async () => {
  const place = { dataDir: folder, logLevel: 'silent' };
  expect(await examineWords(place)).toBeUndefined();
  write({ record: { note: '批註' } });
  expect(await examineWords({ ...place, wordsDir: folder })).toEqual({
    level: 'ok',
    words: "1 text is in the bank's own words.",
  });
  write(wrong);
  expect(await examineWords({ ...place, wordsDir: folder })).toMatchObject({
    level: 'note',
    words: expect.stringContaining("1 text is in the bank's own words; 1 fault in "),
    cure: expect.stringContaining('lobby words check'),
  });
});
