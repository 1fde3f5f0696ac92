import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIn } from '../../src/platform/directory/masking.js';
import { kindOf, kinds } from '../../src/records/kinds/index.js';
import { calledIn } from '../../src/records/messages/called.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { readLine } from '../../src/records/rules/read-line.js';
import { at, branch } from '../scene.js';

const plain = at('2026-11-16T02:00:00Z');
const devices = Array.from({ length: 100 }, (_, place) => `ATM ${place + 1}`);
const scene = {
  ...plain,
  branch: { ...plain.branch, settings: { ...plain.branch.settings, lists: { devices } } },
};
const read = (kind: Kind, line: string) => readLine(kind, line, scene, calledIn(kind));
const signs = (text: string) => [...text.replace(/[\s\p{P}]/gu, '')].sort().join('');

const pieces = fc.constantFrom(
  ...[
    'sev1',
    'SEV-2',
    'sev9',
    '级别：2',
    '#medical',
    '#医疗',
    '#nothing',
    '@amy',
    '@nobody',
    '<@U5|rui>',
    'tomorrow 3pm',
    '下周五前',
  ],
  ...[
    '30万',
    '£1.2m',
    '18 35',
    '10:30',
    'by Friday',
    '12/5',
    'customer fainted',
    '客户晕倒',
    'P1',
    '，',
    '😀',
    '\n',
    '1,820',
    'INC-7',
    'card',
    '4111 1111 1111 1111',
    '13800138000',
    '12345678',
    'PIN 4821',
  ],
);
const line = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const kind = fc.constantFrom<Kind>(...kinds);

describe('whatever is typed', () => {
  it('keeps its words: what is kept and what was taken as a directive give back all of them', () => {
    fc.assert(
      fc.property(kind, line, (one, typed) => {
        const { text, understood } = read(one, typed);
        const taken = understood.map(({ piece }) => piece).join('');
        // Mentions are kept as names, and what is nothing but values needs no words.
        if (typed.includes('<@') || text === '') return;
        for (const sign of new Set(signs(typed))) expect(`${text}${taken}`, typed).toContain(sign);
      }),
      { numRuns: 400 },
    );
  });
  it('is read the same again where nothing was taken out', () => {
    fc.assert(
      fc.property(kind, line, (one, typed) => {
        const first = read(one, typed);
        if (first.text !== typed.trim()) return;
        expect(read(one, first.text).values).toEqual(first.values);
      }),
      { numRuns: 400 },
    );
  });
  it('is shown as its words would be masked by themselves', () => {
    fc.assert(
      fc.property(kind, line, (one, typed) => {
        const { text, shown } = read(one, typed);
        if (shown) expect(shown).toEqual(maskIn(branch, text));
      }),
      { numRuns: 400 },
    );
  });
  it('is looked at anew where what was taken out parted a number, or its name from it', () => {
    const incident = kindOf('incident');
    for (const typed of ['card 4111 1111 #medical 1111 1111', 'his card #medical 12345678 is lost']) {
      const { text, shown } = read(incident, typed);
      expect(shown).toBeUndefined();
      expect(maskIn(branch, text).masked).toEqual([{ kind: 'card', count: 1 }]);
    }
    expect(read(incident, 'sev2 #medical call 13800138000').shown?.text).toBe('call •••• 8000');
  });
  it('is masked once and for all', () => {
    fc.assert(
      fc.property(line, (typed) => {
        const { text } = maskIn(branch, typed);
        expect(maskIn(branch, text).text).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
  it.each([
    '1 ',
    '12 ',
    '#x ',
    '@a ',
    'sev1 ',
    'tomorrow ',
    'ATM 1 ',
    '2号ATM',
    '差一刻',
    'half a ',
    '3点',
    '12:',
    '1/2/',
    '二十',
    '£',
    '<@U1> ',
    '\n',
    '满意3不满意2',
    'a week on ',
    'Tuesday week ',
    'first Monday of ',
    '第一个周',
    '半个月',
    '北京时间',
    '3pm ',
    'between 4 and ',
    'over £',
    '百来万',
    "we'd call ",
    '明天答复',
    '春节前',
    'Christmas ',
    'no time ',
    '\u202e\u200f',
    '<@U1|a>',
    '@amy ',
    '😀👩‍👩‍👧',
    '９',
  ])('takes time in proportion to its length: %j', (unit) => {
    for (const one of kinds) {
      const { text } = read(one, unit.repeat(10_000 / unit.length));
      expect(text.length).toBeLessThanOrEqual(10_000 * 2);
    }
  });
});
