import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../../src/trial/sandbox/page/checks.js';
import { withEmoji } from '../../../src/trial/sandbox/page/emoji.js';
import { jumps } from '../../../src/trial/sandbox/page/jumps.js';
import { messageOf } from '../../../src/trial/sandbox/page/links.js';
import { keyOf, newMemory } from '../../../src/trial/sandbox/page/memory.js';
import { readMrkdwn } from '../../../src/trial/sandbox/page/mrkdwn.js';
import { valuesOf } from '../../../src/trial/sandbox/page/values.js';
import { languageOf, wordsIn } from '../../../src/trial/sandbox/page/words.js';
import { fieldInstant, fieldValue, instantOf, wallAt } from '../../../src/trial/sandbox/page/zone.js';

const text = (words: string) => ({ type: 'text', text: words });
const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();

describe('reading mrkdwn', () => {
  it.each([
    ['*Open* · with Amy', [{ type: 'bold', marks: [text('Open')] }, text(' · with Amy')]],
    ['2*3*4 and snake_case_name', [text('2*3*4 and snake_case_name')]],
    ['*_both_*', [{ type: 'bold', marks: [{ type: 'italic', marks: [text('both')] }] }]],
    ['`*a* &lt;b&gt;`', [{ type: 'code', text: '*a* <b>' }]],
    ['```a\n*b*```', [{ type: 'pre', text: 'a\n*b*' }]],
    ['one\ntwo', [text('one'), { type: 'break' }, text('two')]],
    ['>said\n&gt; so', [{ type: 'quote', marks: [text('said'), { type: 'break' }, text('so')] }]],
    [
      '<https://a.example/?a=1&amp;b=2|here>',
      [{ type: 'link', url: 'https://a.example/?a=1&b=2', text: 'here' }],
    ],
    ['<@U1> in <#C1>', [{ type: 'user', id: 'U1' }, text(' in '), { type: 'channel', id: 'C1' }]],
    ['<!channel>', [{ type: 'broadcast', range: 'channel' }]],
    ['&lt;!channel&gt; &amp;lt;', [text('<!channel> &lt;')]],
  ])('%s', (source, marks) => {
    expect(readMrkdwn(source)).toEqual(marks);
  });

  it('takes dates with their fallback', () => {
    expect(readMrkdwn('<!date^1794800000^{time}|02:13>')).toEqual([
      { type: 'date', seconds: 1794800000, format: '{time}', url: null, fallback: '02:13' },
    ]);
  });
});

describe('the clock on a wall', () => {
  const wall = (month: number, day: number, hour: number, minute: number) => ({
    year: 2026,
    month,
    day,
    hour,
    minute,
  });

  it('shows the zone’s own day and hour', () => {
    expect(wallAt(at('2026-11-15T23:30:00Z'), 'Asia/Shanghai')).toEqual(wall(11, 16, 7, 30));
    expect(wallAt(at('2026-11-15T00:00:00Z'), 'Europe/London')).toEqual(wall(11, 15, 0, 0));
  });

  it.each([
    ['Asia/Shanghai', wall(11, 16, 7, 30), '2026-11-15T23:30:00.000Z'],
    ['Europe/London', wall(7, 1, 9, 0), '2026-07-01T08:00:00.000Z'],
    ['Europe/London', wall(3, 29, 1, 30), '2026-03-29T01:30:00.000Z'], // skipped: as much later
    ['Europe/London', wall(10, 25, 1, 30), '2026-10-25T00:30:00.000Z'], // twice: the first
    ['Europe/London', wall(11, 31, 9, 0), '2026-12-01T09:00:00.000Z'], // past the month's end
  ])('%s %j', (tz, shown, instant) => {
    expect(iso(instantOf(shown, tz))).toBe(instant);
  });

  it('fills a field and reads it back', () => {
    const instant = at('2026-03-05T00:15:00Z');
    expect(fieldValue(instant, 'Asia/Shanghai')).toBe('2026-03-05T08:15');
    expect(fieldInstant('2026-03-05T08:15', 'Asia/Shanghai')).toBe(instant);
    expect(fieldInstant('2026-03-', 'Asia/Shanghai')).toBeNull();
  });
});

describe('the jumps of the clock', () => {
  const jump = (name: keyof typeof jumps, now: string) => iso(jumps[name](at(now), 'Europe/London'));

  it.each([
    ['plus15', '2026-11-18T09:00:00Z', '2026-11-18T09:15:00.000Z'],
    ['plus60', '2026-11-18T09:00:00Z', '2026-11-18T10:00:00.000Z'],
    ['toTomorrow', '2026-10-24T20:00:00Z', '2026-10-25T08:15:00.000Z'], // over the autumn change
    ['toFriday', '2026-11-18T09:00:00Z', '2026-11-20T17:45:00.000Z'],
    ['toFriday', '2026-11-20T17:45:00Z', '2026-11-27T17:45:00.000Z'],
    ['toMonth', '2026-12-18T09:00:00Z', '2027-01-01T09:15:00.000Z'],
  ] as const)('%s from %s', (name, now, then) => {
    expect(jump(name, now)).toBe(then);
  });
});

describe('a form', () => {
  const label = { type: 'plain_text', text: 'Label' } as const;
  const one = { text: { type: 'plain_text', text: 'One' }, value: '1' } as const;
  const blocks: KnownBlock[] = [
    { type: 'section', block_id: 'about', text: { type: 'mrkdwn', text: 'About' } },
    {
      type: 'input',
      block_id: 'what',
      label,
      element: { type: 'plain_text_input', action_id: 'value', max_length: 5 },
    },
    {
      type: 'input',
      block_id: 'which',
      label,
      element: { type: 'static_select', action_id: 'value', options: [one] },
    },
    {
      type: 'input',
      block_id: 'count',
      label,
      optional: true,
      element: { type: 'number_input', action_id: 'value', is_decimal_allowed: false, min_value: '1' },
    },
  ];
  const words = wordsIn('en');

  it('has the values that were drawn, overlaid by what was set', () => {
    const memory = newMemory();
    memory.states.set(keyOf('what', 'value'), { type: 'plain_text_input', value: 'words' });
    expect(valuesOf(blocks, memory)).toEqual({
      what: { value: { type: 'plain_text_input', value: 'words' } },
      which: { value: { type: 'static_select', selected_option: null } },
      count: { value: { type: 'number_input', value: null } },
    });
  });

  it.each([
    ['nothing', null, null, null, { what: words.required, which: words.requiredChoice }],
    ['too much', 'longer', one, '1.5', { what: words.tooLong(5), count: words.notWhole }],
    ['too little', 'word', one, '0', { count: words.tooSmall('1') }],
    ['no number', 'word', one, 'one', { count: words.notNumber }],
    ['what fits', 'word', one, '12', {}],
  ])('with %s', (_, what, which, count, problems) => {
    const values = {
      what: { value: { type: 'plain_text_input', value: what } },
      which: { value: { type: 'static_select', selected_option: which } },
      count: { value: { type: 'number_input', value: count } },
    };
    expect(problemsIn(blocks, values, words)).toEqual(problems);
  });
});

it('turns short names into their characters and leaves others', () => {
  expect(withEmoji(':warning: at 10:30:15 :no_such_thing: :wave::skin-tone-4:')).toBe(
    '⚠️ at 10:30:15 :no_such_thing: 👋🏽',
  );
});

it('knows a message by its address', () => {
  expect(messageOf('http://127.0.0.1:1/archives/C1/p1794800000000100')).toEqual({
    channel: 'C1',
    ts: '1794800000.000100',
  });
  expect(messageOf('https://elsewhere.example/archives')).toBeNull();
});

it('speaks the nearest language to a locale', () => {
  expect(['en-GB', 'de-DE', 'zh-CN', 'zh-SG', 'zh-TW', 'zh-Hant-HK'].map(languageOf)).toEqual([
    'en',
    'en',
    'zh-CN',
    'zh-CN',
    'zh-TW',
    'zh-TW',
  ]);
});
