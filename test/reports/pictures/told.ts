import type { Branch, Language } from '../../../src/platform/directory/branch.js';
import { periodOf } from '../../../src/platform/time/period.js';
import { monthly } from '../../../src/reports/definitions/monthly.js';
import type { Told } from '../../../src/reports/pictures/told.js';
import type { ReportFigures } from '../../../src/reports/rules/report-figures.js';
import { at } from '../../scene.js';

const names = { en: 'Riverside', 'zh-CN': '滨江支行', 'zh-TW': '濱江分行' };

/** October at a branch: complaints 12 after a year of 4 to 6, and a queue that is longest on Tuesdays at ten. */
export function october(language: Language, more: Partial<ReportFigures> = {}): Told {
  const branch: Branch = { ...at('2026-11-02T02:00:00Z').branch, name: names[language], language };
  const past = Array.from({ length: 12 }, (_, place) => ({
    period: place < 3 ? `2025-${10 + place}` : `2026-${String(place - 2).padStart(2, '0')}`,
    figures: {
      complaints: 4 + (place % 3),
      incidents: place,
      referrals: 30 + place,
      lists_on_time: 0.9 + place / 200,
      complaint_clocks: place === 3 ? null : 0.8,
    },
  }));
  const warm = (weekday: number, hour: number, waiting: number | null, complaints = 0) => ({
    weekday,
    hour,
    waiting,
    longest: null,
    counts: 3,
    complaints,
  });
  const some = { count: 0, first: [] };
  return {
    branch,
    report: monthly,
    period: periodOf('month', '2026-10-15', branch.timezone),
    now: new Date('2026-11-02T02:00:00Z'),
    names: new Map(),
    titles: new Map(),
    compiled: {
      closed: true,
      past,
      before: past.at(-1)?.figures ?? {},
      corrected: {},
      figures: { complaints: 12, incidents: 3, referrals: 34, lists_on_time: 0.84, complaint_clocks: 1 },
      pointers: {
        open: some,
        overdue: some,
        grave: some,
        broken: some,
        missed: some,
        away: some,
        rankings: {},
        heat: [warm(1, 9, 4), warm(1, 10, 8.5), warm(2, 9, 3.25), warm(2, 10, 18.4, 2), warm(3, 15, null, 1)],
      },
      ...more,
    },
  };
}
