import { describe, expect, it } from 'vitest';
import { daysAhead } from '../../../src/platform/reading/days-ahead.js';
import { at } from '../../scene.js';

/** On Friday, 20 November 2026. */
const { calendar, now, branch } = at('2026-11-20T02:00:00Z');
const days = (text: string) => {
  const found = daysAhead(text, { calendar, now, country: branch.country });
  return found && `${found.first} ${found.last}`;
};

describe('days named for the future', () => {
  it.each([
    ['tomorrow', '2026-11-21 2026-11-21'],
    ['sick today', '2026-11-20 2026-11-20'],
    ['Mon to Wed, family', '2026-11-23 2026-11-25'],
    ['3–5 Dec', '2026-12-03 2026-12-05'],
    ['Dec 3-5 training', '2026-12-03 2026-12-05'],
    ['12月3日到5日 家里有事', '2026-12-03 2026-12-05'],
    ['12月30日至1月2日', '2026-12-30 2027-01-02'],
    ['下周一起三天', '2026-11-23 2026-11-25'],
    ['next Monday for 2 days', '2026-11-23 2026-11-24'],
    ['明天下午', '2026-11-21 2026-11-21'],
    ['2026-12-24 09:00-12:00 Christmas', '2026-12-24 2026-12-24'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));
  it.each(['', 'not well', 'next week', '3 Dec and 7 Dec', '32 Dec', 'every Monday'])(
    'are not in %j',
    (text) => expect(days(text)).toBeNull(),
  );
});
