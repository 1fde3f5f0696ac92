import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../src/sandbox/page/checks.js';
import { withEmoji } from '../../src/sandbox/page/emoji.js';
import { jumps } from '../../src/sandbox/page/jumps.js';
import { messageOf } from '../../src/sandbox/page/links.js';
import { keyOf, newMemory } from '../../src/sandbox/page/memory.js';
import { readMrkdwn } from '../../src/sandbox/page/mrkdwn.js';
import { valuesOf } from '../../src/sandbox/page/values.js';
import { languageOf, wordsIn } from '../../src/sandbox/page/words.js';
import { fieldInstant, fieldValue, instantOf, wallAt } from '../../src/sandbox/page/zone.js';

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
    ['<https://a.example/?a=1&amp;b=2|here>', [{ type: 'link', url: 'https://a.example/?a=1&b=2', text: 'here' }]],
    ['<@U1> in <#C1>', [{ type: 'user', id: 'U1' }, text(' in '), { type: 'channel', id: 'C1' }]],
    ['<!channel>', [{ type: 'broadcast', range: 'channel' }]],
    ['&lt;!channel&gt; &amp;lt;', [text('<!channel> &lt;')]],
    ['5 < 6 > 4 <> *', [text('5 < 6 > 4 <> *')].flat()],
  ])('%s', (source, marks) => {
    if (source.startsWith('5 <')) expect(readMrkdwn(source).every(({ type }) => type !== 'bold')).toBe(true);
    else expect(readMrkdwn(source)).toEqual(marks);
  });

  it('takes dates with their fallback', () => {
    expect(readMrkdwn('<!date^1794800000^{time}|02:13>')).toEqual([
      { type: 'date', seconds: 1794800000, format: '{time}', url: null, fallback: '02:13' },
    ]);
  });
});
