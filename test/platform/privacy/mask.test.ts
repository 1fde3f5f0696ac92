import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, unmask } from '../../../src/platform/privacy/mask.js';
import { card, iban, identity, words, written } from './numbers.js';

describe('what is masked', () => {
  it.each([
    ['card 4111 1111 1111 1111 lost', 'card •••• 1111 lost', 'card'],
    ['卡号6222021234567890128。', '卡号•••• 0128。', 'card'],
    ['4111-1111-1111-1111', '•••• 1111', 'card'],
    ['3782 822463 10005', '•••• 0005', 'card'],
    ['４１１１１１１１１１１１１１１１', '•••• 1111', 'card'],
    ['4111\u200b1111\u200b1111\u200b1111', '•••• 1111', 'card'],
    ['2 4111 1111 1111 1111', '2 •••• 1111', 'card'],
    ['41111111111111110128', '•••• 0128', 'card'],
    ['x4111111111111111x', 'x•••• 1111x', 'card'],
    ['ID 11010519491231002X ok', 'ID •••• 002X ok', 'identity'],
    ['身份证11010519491231002x，', '身份证•••• 002X，', 'identity'],
    ['110105 19491231 002X', '•••• 002X', 'identity'],
    ['A123456789 來訪', '•••• 6789 來訪', 'identity'],
    ['HKID A123456(3)', 'HKID •••• 4563', 'identity'],
    ['HKID Ａ１２３４５６（３）', 'HKID •••• 4563', 'identity'],
    ['打13800138000', '打•••• 8000', 'phone'],
    ['138 0013 8000', '•••• 8000', 'phone'],
    ['1 3 8 0 0 1 3 8 0 0 0', '•••• 8000', 'phone'],
    ['#queue 13800138000 waits', '#queue •••• 8000 waits', 'phone'],
    ['#设备 13800138000', '#设备 •••• 8000', 'phone'],
    ['visitor 13800138000 at the door', 'visitor •••• 8000 at the door', 'phone'],
    ['访客13800138000在门口', '访客•••• 8000在门口', 'phone'],
    ['訪客 0912-345-678', '訪客 •••• 5678', 'phone'],
    ['parking 07700 900123 blocks the exit', 'parking •••• 0123 blocks the exit', 'phone'],
    ['•••• 1111 one three eight oh oh one three eight oh oh oh', '•••• 1111 •••• 8000', 'phone'],
    ['•••• 1111 一三八零零一三八零零零', '•••• 1111 •••• 8000', 'phone'],
    ['3528~0000~2000~0003', '•••• 0003', 'card'],
    ['5105~2019~2025~1003', '•••• 1003', 'card'],
    // Eight digits spelt one by one are one number; seven, below, are not.
    ['852 2 3 4 5 6 7 8 9', '•••• 6789', 'phone'],
    ['0755-8-8-8-8-6-6-6-6', '•••• 6666', 'phone'],
    ['+86 138-0013-8000 or', '•••• 8000 or', 'phone'],
    ['(+86) 13800138000', '•••• 8000', 'phone'],
    ['0086 13800138000', '•••• 8000', 'phone'],
    ['8613800138000', '•••• 8000', 'phone'],
    ['0912-345-678', '•••• 5678', 'phone'],
    ['+886 912 345 678', '•••• 5678', 'phone'],
    ['+852 9123 4567 at 3', '•••• 4567 at 3', 'phone'],
    ['+852 9123 4567 15 people', '•••• 4567 15 people', 'phone'],
    ['(852) 9123-4567', '•••• 4567', 'phone'],
    ['(415) 555-0132', '•••• 0132', 'phone'],
    ['415.555.0132', '•••• 0132', 'phone'],
    ['+1 415 555 0132', '•••• 0132', 'phone'],
    ['+1 (415) 555-0132', '•••• 0132', 'phone'],
    ['020 7946 0958', '•••• 0958', 'phone'],
    ['07700 900123', '•••• 0123', 'phone'],
    ['+44 (0)20 7946 0958', '•••• 0958', 'phone'],
    ['+33.1.23.45.67.89', '•••• 6789', 'phone'],
    ['010-62345678', '•••• 5678', 'phone'],
    ['0755 8888 6666', '•••• 6666', 'phone'],
    ['DE89 3704 0044 0532 0130 00 bitte', '•••• 3000 bitte', 'iban'],
    ['iban gb29nwbk60161331926819', 'iban •••• 6819', 'iban'],
    ['BH67BMAG00001299123456', '•••• 3456', 'iban'],
  ])('%j', (text, expected, kind) => {
    const { text: masked, masked: counts } = mask(text);
    expect(masked).toBe(expected);
    expect(counts).toEqual([{ kind, count: 1 }]);
    expect(mask(masked)).toEqual({ text: masked, masked: [] });
  });

  it('is counted by kind', () => {
    const text = '13800138000, 13900139000, 4111 1111 1111 1111, 11010519491231002X';
    expect(mask(text).masked).toEqual([
      { kind: 'identity', count: 1 },
      { kind: 'card', count: 1 },
      { kind: 'phone', count: 2 },
    ]);
  });
});

describe('what is left alone', () => {
  it.each([
    'INC-0042 and CMP-0001, see REF-123456',
    '2026-11-20 15:30:00, 20/11/2026, 2026.11.20, 20261120',
    '30.10.2026 - 31.10.2026',
    '2026-11-20T15:30:00.000+08:00',
    'from 0930 1030 1130 on',
    '1,000,000 and 3000.00 and 12,345,678.90',
    '¥200,000,000.00',
    '1 000 000 000',
    'in 2024 2025 2026',
    'tickets 118, wait 35 min, 45 12 38 22 19 40 33 51',
    'amounts 1500 2000 300',
    '4111 1111 1111 1112',
    '4,111,111,111,111,111 people',
    '123456789012',
    '110105194912310021',
    '110105194913310022',
    'call 95588 or 110 or 12363',
    'B123456789012',
    'DE89 3704 1144 5532 6130 02',
    'version 10.15.7, 192.168.100.200',
    '<@U0123456789> in <#C0123456789>',
    'rated 5 5 4 5 3 5 5 4',
    '0755 8 8 8 6 6 6 6',
    'visitor no. 13800138000, staff id 13800138000, terminal 13800138000',
    '访客证 13800138000，员工号 13800138000',
    '200; 200; 1000 people',
    'closed 0900~1200, 1300~1700, as in 2024~2025',
    '①②③ 二〇二六',
    '',
  ])('%j', (text) => {
    expect(mask(text)).toEqual({ text, masked: [] });
  });
});

const codes = ['CN', 'TW', 'HK', 'MO', 'GB', 'BH', 'SG', 'US', 'FR', 'DE'];

describe('properties', () => {
  const sign = fc.constantFrom(',', ';', '|', '/', '_', '~', '=', ':', '，', '、', '\n', ' , ', ' – ');

  it('no digit of a number is left but the last four, whatever sign breaks it up', () => {
    fc.assert(
      fc.property(card, sign, fc.constantFrom(...codes), (plain, between, country) => {
        const groups = plain.match(/.{1,4}/g) ?? [];
        const { text } = mask(`card ${groups.join(between)}!`, { country });
        expect(text).toBe(`card •••• ${plain.slice(-4)}!`);
      }),
      { numRuns: 300 },
    );
  });

  it('no digit is left of what only one person may know', () => {
    const name = fc.constantFrom(
      'PIN',
      'CVV',
      'cvc',
      'password',
      'OTP',
      '密码',
      '密碼',
      '验证码',
      '驗證碼',
      'passcode',
    );
    const joined = fc.constantFrom(' ', ': ', ' is ', '是', '：', '=', ' (', '\n');
    fc.assert(
      fc.property(name, joined, fc.stringMatching(/^[0-9]{3,8}$/), (word, between, digits) => {
        expect(mask(`${word}${between}${digits}`, { country: 'CN' }).text).toBe(`${word}${between}••••••`);
      }),
      { numRuns: 300 },
    );
  });

  it('a text without private numbers is returned as it is', () => {
    const piece = fc.oneof(
      words,
      fc.integer({ min: 0, max: 999 }).map(String),
      fc
        .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('元', ' people', '分钟', '%'))
        .map((two) => two.join('')),
      fc.constantFrom(
        '2026-11-29',
        '10:30',
        '2030年到期',
        // By itself it would be the number of what a word before it names.
        '热线 12378',
        'INC-0042',
        '3/4',
        '1,234.00',
        'hotline 95588',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 3 }), fc.constantFrom(...codes), (pieces, country) => {
        const text = pieces.join('; ');
        expect(mask(text, { country })).toEqual({ text, masked: [] });
      }),
      { numRuns: 500 },
    );
  });

  const number = fc.oneof(
    fc.record({ kind: fc.constant('card'), plain: card }),
    fc.record({ kind: fc.constant('identity'), plain: identity }),
    fc.record({ kind: fc.constant('iban'), plain: iban }),
  );

  it('a valid number is masked wherever it is put and however written; the words around stay', () => {
    const placed = number.chain(({ kind, plain }) =>
      // Letters written apart are no IBAN to anybody, so those stay with the ways that keep single spaces.
      (kind === 'iban'
        ? fc.constantFrom(plain, plain.replace(/(.{4})(?=.)/g, '$1 '), plain.toLowerCase())
        : written(plain)
      ).map((text) => ({ plain, text })),
    );
    fc.assert(
      fc.property(words, placed, words, (before, { plain, text }, after) => {
        const masked = mask(`${before} ${text} ${after}`);
        expect(masked.text.replace(/\p{Cf}|\p{M}/gu, '')).toBe(`${before} •••• ${plain.slice(-4)} ${after}`);
        expect(masked.masked.reduce((sum, { count }) => sum + count, 0)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('no more than four digits in a row of a number are left to see, whatever digits are near', () => {
    const near = fc.stringMatching(/^[0-9 .-]{0,12}$/);
    fc.assert(
      fc.property(near, card, near, (before, plain, after) => {
        const { text } = mask(`${before} ${plain} ${after}`);
        for (let at = 0; at + 9 <= plain.length; at++) expect(text).not.toContain(plain.slice(at, at + 9));
      }),
      { numRuns: 300 },
    );
  });

  it('what is masked anywhere is masked in every country', () => {
    fc.assert(
      fc.property(words, number, fc.constantFrom(...codes), (before, { plain }, country) => {
        expect(mask(`${before} ${plain}`, { country }).text).not.toContain(plain);
      }),
      { numRuns: 300 },
    );
  });

  it('masking twice is masking once, in every country, whatever names the numbers', () => {
    const piece = fc.oneof(
      number.map(({ plain }) => plain),
      fc.constantFrom(
        'account',
        '账号',
        'phone no.',
        '电话',
        'sort code',
        'ref',
        '编号',
        '\n',
        '、',
        '，',
        '一三八',
        '/',
        'PIN',
        '密码',
        'call',
        'is his',
        '是',
        'one three nine',
        'called',
        '2345-',
      ),
      fc.stringMatching(/^[0-9 +().X•A-F-]{0,20}$/),
      fc.stringMatching(/^[0-9]{3,9}$/),
      words,
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('', ' ', '-', '/', '\n'),
        fc.constantFrom(...codes),
        (pieces, glue, country) => {
          const once = mask(pieces.join(glue), { country }).text;
          expect(mask(once, { country })).toEqual({ text: once, masked: [] });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('what was masked can be put back, and only that', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            number.map(({ plain }) => plain),
            words,
          ),
          { maxLength: 6 },
        ),
        (pieces) => {
          const original = pieces.join(' ');
          expect(unmask(mask(original).text, original)).toBe(original);
        },
      ),
      { numRuns: 300 },
    );
    const original = 'card 4111 1111 1111 1111, phone 13800138000';
    expect(unmask('phone •••• 8000', original)).toBe('phone 13800138000');
    expect(unmask('nothing of it, •••• 9999', original)).toBe('nothing of it, •••• 9999');
  });

  it('masking twice is masking once', () => {
    const piece = fc.oneof(
      number.map(({ plain }) => plain),
      fc.stringMatching(/^[0-9 +().X•-]{0,20}$/),
      words,
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('', ' ', '-'), (pieces, glue) => {
        const once = mask(pieces.join(glue)).text;
        expect(mask(once)).toEqual({ text: once, masked: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves texts without digits as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/[\p{Nd}\p{No}]/u.test(text));
        expect(mask(text)).toEqual({ text, masked: [] });
      }),
    );
  });
});

/** So much that work which grows with the square of it would take longer than a test may. */
const many = 10_000;

it.each([
  ['one long number', '4'.repeat(50 * many)],
  ['digits with spaces', '4 '.repeat(25 * many)],
  ['pairs', '41 '.repeat(17 * many)],
  ['groups of four', '4111 '.repeat(10 * many)],
  ['plus signs', '+1'.repeat(25 * many)],
  ['beginnings of IBANs', 'DE89 '.repeat(10 * many)],
  ['bullets', '•••• 1'.repeat(9 * many)],
  ['zero-width signs', `4${'\u200b'.repeat(50 * many)}1`],
  ['spaces', `1${' '.repeat(50 * many)}1`],
  ['dates', '2026-11-20-'.repeat(5 * many)],
  ['brackets', '(('.repeat(25 * many).concat('1')],
  ['names without numbers', 'account no. '.repeat(5 * many)],
  ['names with signs', 'account::::'.repeat(5 * many)],
  ['named numbers', 'phone 12345678 '.repeat(4 * many)],
  ['a name and one long number', `account ${'1'.repeat(50 * many)}`],
  ['a name and many groups', `account ${'12 '.repeat(17 * many)}`],
  ['words against', `${'ref '.repeat(10 * many)}13800138000`],
  ['line breaks', '4111\n'.repeat(10 * many)],
  ['separators of every sort', ',;|/~'.repeat(10 * many)],
  ['commas', '4,'.repeat(10 * many)],
  ['English digits', 'one two '.repeat(5 * many)],
  ['names and much between', 'PIN of the '.repeat(5 * many)],
  ['numbers before names', '1234 is his '.repeat(5 * many)],
  ['slashes', '41/'.repeat(17 * many)],
  ['Chinese digits', '一三八零'.repeat(10 * many)],
  ['Chinese digits with spaces', '一 三 '.repeat(10 * many)],
  ['letters and digits', 'A123456 '.repeat(6 * many)],
])('takes hostile text in linear time: %s', (_, text) => {
  expect(mask(text).text.length).toBeGreaterThan(0);
});

/** Each is looked up in a plan of numbers, which takes its time, however often: never more than once for each place. */
const some = 1000;

it.each([
  ['HK', 'phones', '9123 4567 '.repeat(5 * some)],
  ['HK', 'a list', '91234567,'.repeat(5 * some)],
  ['FR', 'phones', '06 12 34 56 78 '.repeat(3 * some)],
  ['FR', 'pairs', '06 '.repeat(15 * some)],
  ['DE', 'pairs', '41 '.repeat(15 * some)],
  ['US', 'phones', '415 555 2671 '.repeat(4 * some)],
  ['BH', 'identity numbers', '850112345 '.repeat(5 * some)],
])('takes hostile text in linear time at home in %s: %s', (country, _, text) => {
  expect(mask(text, { country }).text.length).toBeGreaterThan(0);
});
