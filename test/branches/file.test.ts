import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as file from '../../src/branches/rules/file.js';
import { routines } from '../../src/modules.js';
import { type BranchEntry, languages } from '../../src/platform/directory/branch.js';
import { roles } from '../../src/platform/directory/roles.js';

const riverside = `branches:
  - name: Riverside
    channel: C0123456789
    timezone: Asia/Shanghai
    language: zh-CN
    country: CN
    hours: { mon: "09:00-17:00", tue: 9:00 – 17:00, sun: closed }
    people:
      U01AMY: [staff, staff]
      U03HUA: branch_head
    schedules:
      briefing: "30  8 * * *"
      week: off
`;
const readBranchFile = (text: string, format: 'yaml' | 'csv', most?: number) =>
  file.readBranchFile(text, format, routines, most);
const writeBranchFile = (entries: readonly BranchEntry[]) => file.writeBranchFile(entries, routines);
const entry: BranchEntry = {
  name: 'Riverside',
  channel: 'C0123456789',
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  country: 'CN',
  hours: { mon: '09:00-17:00', tue: '09:00-17:00' },
  people: { U01AMY: ['staff'], U03HUA: ['branch_head'] },
  schedules: { briefing: '30 8 * * *', week: 'off' },
};

function faultsOf(text: string, format: 'yaml' | 'csv' = 'yaml', most?: number): string[] {
  const file = readBranchFile(text, format, most);
  const faults = 'errors' in file ? file.errors : file.warnings;
  return faults.map(({ line, where, message }) => `${line} ${where} ${message}`);
}

describe('a YAML file', () => {
  test('says what a branch is', () => {
    expect(readBranchFile(riverside, 'yaml')).toEqual({ branches: [entry], warnings: [] });
    expect(readBranchFile(`\uFEFF${riverside.replaceAll('\n', '\r\n')}`, 'yaml')).toEqual({
      branches: [entry],
      warnings: [],
    });
  });

  test('says hours with a closed midday as people write them, and as a list', () => {
    const week = (text: string) => readBranchFile(riverside.replace('"09:00-17:00"', text), 'yaml');
    const split = { branches: [{ ...entry, hours: { ...entry.hours, mon: '09:00-12:00, 13:00-17:00' } }] };
    for (const text of [
      '"09:00-12:00, 13:00-17:00"',
      '["09:00-12:00", "13:00-17:00"]',
      '9:00–12:00 / 13:00–17:00',
      '"９-１２, １３-１７"',
      '上午9点到12点，下午1点到5点',
    ])
      expect(week(text)).toMatchObject(split);
    expect(week('休息')).toMatchObject({ branches: [{ hours: { tue: '09:00-17:00' } }] });
  });

  test('may say when people are at work; what it leaves out is as usual', () => {
    const work = (text: string) =>
      readBranchFile(riverside.replace('    people:', `    work: ${text}\n    people:`), 'yaml');
    expect(work('{ before: 45 }')).toEqual({
      branches: [{ ...entry, work: { before: 45, after: 30, early: 15 } }],
      warnings: [],
    });
    expect(work('~')).toEqual({ branches: [entry], warnings: [] });
  });

  test('may be JSON, and may be empty', () => {
    expect(readBranchFile(JSON.stringify({ branches: [entry] }), 'yaml')).toMatchObject({
      branches: [entry],
    });
    expect(readBranchFile('branches: []', 'yaml')).toEqual({ branches: [], warnings: [] });
  });

  test('may switch a routine on, at the times that it is shipped with', () => {
    const schedules = { ...entry.schedules, week: 'on', fire_patrol: 'on' };
    const text = riverside.replace('week: off', 'week: on\n      fire_patrol: "on"');
    expect(readBranchFile(text, 'yaml')).toEqual({ branches: [{ ...entry, schedules }], warnings: [] });
    expect(faultsOf(riverside.replace('week: off', 'week: yes'))).toEqual([
      expect.stringMatching(
        /^13 C0123456789 schedules\.week "yes" must be a cron expression .*, or on, or off$/,
      ),
    ]);
  });

  test('may share hours by an anchor', () => {
    const text = riverside.replace('hours: {', 'hours: &usual {').concat(
      riverside
        .slice(10)
        .replace('C0123456789', 'C02')
        .replace('Riverside', 'Hill')
        .replace(/\{.*\}/, '*usual'),
    );
    expect(readBranchFile(text, 'yaml')).toMatchObject({ branches: [entry, { hours: entry.hours }] });
  });

  test.each([
    ['name: Riverside', 'name: ""', '2 C0123456789 name is missing'],
    ['name: Riverside', `name: ${'x'.repeat(81)}`, '2 C0123456789 name must be one line'],
    ['name: Riverside', 'name: [a]', '2 C0123456789 name must be a text'],
    ['    channel: C0123456789\n', '', '2 Riverside channel is missing'],
    ['C0123456789', '#riverside', '3 Riverside channel is missing'],
    ['C0123456789', 'D0123456789', '3 D0123456789 channel "D0123456789" is no channel id'],
    ['Asia/Shanghai', 'Asia/Peking', '4 C0123456789 timezone "Asia/Peking" is no time zone'],
    ['Asia/Shanghai', '+08:00', '4 C0123456789 timezone'],
    ['zh-CN', 'zh', '5 C0123456789 language "zh" is none of en, zh-CN, zh-TW'],
    ['country: CN', 'country: China', '6 C0123456789 country "China" is no country'],
    ['country: CN', 'country: QX', '6 C0123456789 country "QX" is no country'],
    ['country: CN', 'country: UK', '6 C0123456789 country UK is written GB'],
    [
      '"09:00-17:00"',
      '9 to 5',
      '7 C0123456789 hours.mon "9 to 5" closes before it opens|right would be "09:00-17:00"',
    ],
    ['"09:00-17:00"', 'nine to five', '7 C0123456789 hours.mon "nine to five" must be like 09:00-17:00'],
    ['"09:00-17:00"', '"9-12, 11-17"', '"9-12, 11-17" has hours that overlap; right would be "09:00-17:00"'],
    [
      '"09:00-17:00"',
      '"13-17, 9-12"',
      'the later hours before the earlier ones; right would be "09:00-12:00, 13:00-17:00"',
    ],
    [
      '"09:00-17:00"',
      '22:00-06:00',
      '"22:00-06:00" closes before it opens, and hours cannot go past midnight',
    ],
    ['"09:00-17:00"', '"09:00-12:00, "', 'must be like 09:00-17:00'],
    [
      '    people:',
      '    work: { before: 30.5 }\n    people:',
      'work.before "30.5" must be minutes, a whole number',
    ],
    [
      '    people:',
      '    work: { before: 500 }\n    people:',
      'work.before "500" must be minutes, a whole number',
    ],
    [
      '    people:',
      '    work: { lunch: 60 }\n    people:',
      'work.lunch is not known; known are before, after, early',
    ],
    ['    people:', '    work: thirty\n    people:', 'work must be a table'],
    ['"09:00-17:00"', '09:00-25:00', '7 C0123456789 hours.mon "09:00-25:00" has a time that no clock shows'],
    ['"09:00-17:00"', '17:00-09:00', '7 C0123456789 hours.mon "17:00-09:00" closes before it opens'],
    ['"09:00-17:00"', '09:00-09:00', '7 C0123456789 hours.mon "09:00-09:00" opens and closes'],
    ['mon:', 'monday:', '7 C0123456789 hours.monday is no weekday'],
    [
      '{ mon: "09:00-17:00", tue: 9:00 – 17:00, sun: closed }',
      '{ sun: closed }',
      '7 C0123456789 hours are missing',
    ],
    ['{ mon: "09:00-17:00", tue: 9:00 – 17:00, sun: closed }', '~', '7 C0123456789 hours are missing'],
    [
      '{ mon: "09:00-17:00", tue: 9:00 – 17:00, sun: closed }',
      '9 to 5',
      '7 C0123456789 hours must be a table',
    ],
    ['U01AMY', 'amy', '9 C0123456789 people.amy is no user id'],
    ['[staff, staff]', '[teller]', '9 C0123456789 people.U01AMY "teller" is no role'],
    ['[staff, staff]', '[]', '9 C0123456789 people.U01AMY has no role'],
    ['[staff, staff]', '{ a: b }', '9 C0123456789 people.U01AMY must be a list'],
    ['U03HUA', 'U01AMY', '10 C0123456789 people U01AMY is written twice, first on line 9'],
    [
      'briefing',
      'breakfast',
      '12 C0123456789 schedules.breakfast no routine has this name; they are briefing, opening',
    ],
    [
      '"30  8 * * *"',
      '"30 8 * *"',
      '12 C0123456789 schedules.briefing "30 8 * *" must be a cron expression of five',
    ],
    ['"30  8 * * *"', '"61 8 * * *"', '12 C0123456789 schedules.briefing "61 8 * * *" is no cron expression'],
    ['"30  8 * * *"', '"0 8 30 2 *"', '12 C0123456789 schedules.briefing "0 8 30 2 *"'],
    ['"30  8 * * *"', '"@daily"', '12 C0123456789 schedules.briefing "@daily" has a sign'],
    ['"30  8 * * *"', '""', '12 C0123456789 schedules.briefing "" is empty'],
    ['country: CN', 'country: CN\n    region: GD', '7 C0123456789 "region" is not known; known are name'],
    ['branches:', 'version: 2\nbranches:', '1 version is not known here'],
    ['branches:', 'branchs:', '1 the file must have the key branches|1 branchs is not known here'],
    ['branches:\n', 'branches: all\nrest:\n', '1 branches must be a list'],
  ])('%j for %j is an error with its line', (good, bad, expected) => {
    const faults = faultsOf(riverside.replace(good, bad));
    for (const words of expected.split('|')) expect(faults.join('\n')).toContain(words);
  });

  test('reports all errors at once, by line', () => {
    const text = riverside.replace('zh-CN', 'fr').replace('U03HUA', 'hua').replace('CN', 'China');
    expect(faultsOf(text).map((fault) => fault.split(' ')[0])).toEqual(['5', '6', '10']);
  });

  test('that is no YAML is refused with the line', () => {
    expect(faultsOf('branches:\n  - name: "Riverside\n')[0]).toMatch(/^\d+ the file Missing closing "quote/);
    expect(faultsOf('')).toEqual(['1 the file must have the key branches, with the list of them']);
    expect(faultsOf('a: 1\n---\nb: 2')[0]).toMatch(/multiple documents/);
    expect(faultsOf('just words')[0]).toMatch(/^1 the file must be a table/);
  });

  test('one channel twice is an error; one name twice and no head are warnings', () => {
    const second = riverside.slice(10);
    expect(faultsOf(riverside + second)).toEqual(['14 C0123456789 is already on line 2']);
    const hill = second.replace('C0123456789', 'C02').replace('branch_head', 'rm');
    expect(faultsOf(riverside + hill)).toEqual([
      '14 C02 has no branch_head',
      '14 C02 is called "Riverside" like the branch on line 2',
    ]);
  });

  test('that expands to a huge size is refused quickly', () => {
    const people = Array.from({ length: 1000 }, (_, index) => `U${index}: [staff]`).join(', ');
    const bomb = `branches:\n  - people: &p { ${people} }\n${'  - people: *p\n'.repeat(1000)}`;
    expect(faultsOf(bomb, 'yaml', 100_000).filter((fault) => fault.includes('anchors'))).toHaveLength(1);
    expect(faultsOf(`branches: ${'['.repeat(300)}`)).not.toEqual([]);
    expect(faultsOf(`branches: ${'['.repeat(50)}${']'.repeat(50)}`)).toContain(
      '1 the file is nested too deep',
    );
    expect(faultsOf('branches: &a [ *a ]').length).toBeGreaterThan(0);
    expect(faultsOf(`# ${'x'.repeat(100)}`, 'yaml', 100)[0]).toMatch(/is larger than/);
  });
});

describe('a CSV file', () => {
  const header = 'name,channel,timezone,language,country,mon,tue,sun,people,schedule.briefing,schedule.week';
  const row =
    'Riverside,C0123456789,Asia/Shanghai,zh-CN,CN,09:00-17:00,9:00-17:00,,U01AMY:staff;U03HUA:branch_head,30 8 * * *,off';

  test.each([
    ['plain', `${header}\n${row}\n`],
    ['as spreadsheets write it', `\uFEFF${header}\r\n${row}`],
    ['with empty lines and cells', `\n${header},,\n,,,\n${row},,\n\n`],
  ])('%s', (_name, text) => {
    expect(readBranchFile(text, 'csv')).toEqual({ branches: [entry], warnings: [] });
  });

  test('may have semicolons or tabs between its cells', () => {
    const cells = (text: string) => text.split(',').map((cell) => (cell.includes(';') ? `"${cell}"` : cell));
    for (const sign of [';', '\t']) {
      const text = [header, row].map((one) => cells(one).join(sign)).join('\r\n');
      expect(readBranchFile(text, 'csv')).toEqual({ branches: [entry], warnings: [] });
    }
  });

  test('may switch a routine on, at the times that it is shipped with', () => {
    const text = `${header},schedule.fire_patrol\n${row},on\n`;
    expect(readBranchFile(text, 'csv')).toMatchObject({
      branches: [{ schedules: { ...entry.schedules, fire_patrol: 'on' } }],
    });
  });

  test('quotes what holds commas, quotes and line breaks', () => {
    const text = `${header}\n${row.replace('Riverside', '"River, ""side"""')}\n`;
    expect(readBranchFile(text, 'csv')).toMatchObject({ branches: [{ name: 'River, "side"' }] });
    const broken = `${header}\n${row.replace('Riverside', '"River\r\nside"')}\n${row.replace('CN,', 'China,')}`;
    expect(faultsOf(broken, 'csv')).toEqual([
      expect.stringMatching(/^2 C0123456789 name must be one line/),
      expect.stringMatching(/^4 C0123456789 language/),
      expect.stringMatching(/^4 C0123456789 is already on line 2/),
    ]);
  });

  test.each([
    ['an unknown column', `${header},colour\n${row},red`, '2 C0123456789 "colour" is not known'],
    ['a cell too many', `${header}\n${row},red`, '2 the row has more cells than there are columns (11)'],
    ['an open quotation', `${header}\n"${row}`, '2 column 1 has a quotation mark without its counterpart'],
    ['words after a quotation', `${header}\n"River"side,C0`, '2 column 1 has a quotation mark'],
    [
      'other separators',
      'name|channel\nRiverside|C01',
      '1 the first line must name the columns, with commas',
    ],
    ['nothing', '', '1 the file is empty'],
    [
      'a role',
      `${header}\n${row.replace(':staff', ':staff|teller')}`,
      '2 C0123456789 people.U01AMY "teller" is no role',
    ],
    ['a column twice', `${header},name\n${row},Hill`, '2 C0123456789 name is written twice'],
  ])('with %s is refused', (_name, text, expected) => {
    expect(faultsOf(text, 'csv').join('\n')).toContain(expected);
  });
});

const id = (letters: string) =>
  fc.tuple(fc.constantFrom(...letters), fc.stringMatching(/^[A-Z0-9]{2,11}$/)).map((parts) => parts.join(''));
const time = fc.integer({ min: 0, max: 1438 });
const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
const span = fc
  .tuple(time, time)
  .map(([from, to]) => `${clock(Math.min(from, to))}-${clock(Math.max(from, to) + 1)}`);
const spans = fc.oneof(
  span,
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 4, maxLength: 4 })
    .map((times) => times.sort((one, other) => one - other).map(clock))
    .map(([opens, from, to, closes]) => `${opens}-${from}, ${to}-${closes}`),
);
const someOf = <T extends string, V>(names: readonly T[], value: fc.Arbitrary<V>, least = 0) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name, minLength: least })
    .map((pairs) => Object.fromEntries(pairs));
const cron = fc.oneof(
  fc.constantFrom('on', 'off'),
  fc.tuple(fc.nat(59), fc.nat(23)).map(([minute, hour]) => `${minute} ${hour} * * 1-5`),
);
const anyEntry = fc.record({
  name: fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .map((name) => name.replace(/\p{Cc}/gu, '').trim())
    .filter((name) => name !== '' && name.length <= 80),
  channel: id('CG'),
  timezone: fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/Argentina/Buenos_Aires', 'UTC'),
  language: fc.constantFrom(...languages),
  country: fc.constantFrom('CN', 'GB', 'NO', 'BH', 'TW'),
  hours: someOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], spans, 1),
  people: fc.dictionary(id('UW'), fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }), {
    maxKeys: 5,
  }),
  schedules: someOf(
    routines.all.flatMap(({ name, silent }) => (silent ? [] : [name])),
    cron,
  ),
}) as fc.Arbitrary<BranchEntry>;

test('what is written is read back as it was, and written the same', () => {
  const entries = fc.uniqueArray(anyEntry, { selector: ({ channel }) => channel, maxLength: 6 });
  const sorted = (all: readonly BranchEntry[]) =>
    all.map((one) => ({
      ...one,
      people: Object.fromEntries(Object.entries(one.people).map(([key, held]) => [key, [...held].sort()])),
    }));
  fc.assert(
    fc.property(entries, (given) => {
      const text = writeBranchFile(given);
      const file = readBranchFile(text, 'yaml');
      if ('errors' in file) throw new Error(JSON.stringify(file.errors));
      expect(sorted(file.branches)).toEqual(sorted(given));
      expect(writeBranchFile(file.branches)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test('ten thousand branches are read', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...entry,
    name: `Branch ${index}`,
    channel: `C${String(index).padStart(9, '0')}`,
  }));
  const text = writeBranchFile(many);
  expect(readBranchFile(text, 'yaml')).toMatchObject({ branches: { length: 10_000 } });
});
