import type { Scene } from '../../platform/directory/branch.js';
import { addDays, isDate } from '../../platform/time/day.js';

type Place = Pick<Scene, 'branch' | 'calendar' | 'now'>;

/** Where the month is written before the day. */
const monthFirst = new Set(['CN', 'TW', 'HK', 'MO', 'JP', 'KR', 'US', 'PH']);
type Found = { value: string; piece: string };

/** Words for days near today, in every language: how far off they are. */
const near: readonly [RegExp, number][] = [
  [/(?<![\p{L}])(?:the )?day after tomorrow(?![\p{L}])|后天|後天/iu, 2],
  [/(?<![\p{L}])tomorrow(?![\p{L}])|明天|明日/iu, 1],
  [/(?<![\p{L}])today(?![\p{L}])|今天|今日/iu, 0],
];

/** A day in the words of a line: `2026-11-30`, `11/30`, `11月30日`, `tomorrow`; without a year, the next such day. */
export function readDate(text: string, { branch, calendar, now }: Place): Found | null {
  const today = calendar.localDate(now);
  for (const [words, days] of near) {
    const found = words.exec(text);
    if (found) return { value: addDays(today, days), piece: found[0] };
  }
  const full = /(?<!\d)(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?!\d)/u.exec(text);
  if (full) return dayOf(full[0], Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /(?<![\d.])(\d{1,2})(\/|月)(\d{1,2})日?(?![\d.%])/u.exec(text);
  if (!short) return null;
  const pair = [Number(short[1]), Number(short[3])] as const;
  const [month, day] = short[2] === '月' || monthFirst.has(branch.country) ? pair : [pair[1], pair[0]];
  const year = Number(today.slice(0, 4));
  const thisYear = dayOf(short[0], year, month, day);
  return thisYear && thisYear.value >= today ? thisYear : dayOf(short[0], year + 1, month, day);
}

function dayOf(piece: string, year: number, month: number, day: number): Found | null {
  const value = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(value) ? { value, piece } : null;
}

/** A time in the words of a line: `14:30`, `2.30pm`, `下午3点半`; with a day where one stands there, else its next occurrence. */
export function readMoment(text: string, place: Place): Found | null {
  const { calendar, now } = place;
  const clock = clockIn(text);
  if (!clock) return null;
  const day = readDate(text.replace(clock.piece, '|'), place);
  const today = calendar.localDate(now);
  let at = calendar.at(day?.value ?? today, clock.value);
  if (!day && at < now) at = calendar.at(addDays(today, 1), clock.value);
  // The day stands right before the time, or the time alone is what is cut out.
  const both = day && stretch(text, day.piece, clock.piece);
  return { value: at.toISOString(), piece: both || clock.piece };
}

/** The part of a text from one piece to the other, where nothing but space stands between them. */
function stretch(text: string, a: string, b: string): string | null {
  const [from, to] = [
    Math.min(text.indexOf(a), text.indexOf(b)),
    Math.max(text.indexOf(a) + a.length, text.indexOf(b) + b.length),
  ];
  const whole = text.slice(from, to);
  return whole.length - a.length - b.length <= 4 ? whole : null;
}

const pad = (hour: number, minute: number) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function clockIn(text: string): Found | null {
  const colon = /(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)\s*(am|pm)?(?![\d\p{L}])/iu.exec(text);
  if (colon) return { value: pad(half(Number(colon[1]), colon[3]), Number(colon[2])), piece: colon[0] };
  const english = /(?<!\d)(1[0-2]|0?[1-9])(?:\.([0-5]\d))?\s*(am|pm)(?!\p{L})/iu.exec(text);
  if (english)
    return { value: pad(half(Number(english[1]), english[3]), Number(english[2] ?? 0)), piece: english[0] };
  const chinese = /(上午|早上|下午|晚上|中午)?\s*(?<!\d)(\d{1,2})\s*[点點时時](半|[0-5]?\d分?)?/u.exec(text);
  if (!chinese || Number(chinese[2]) > 23) return null;
  const minute = chinese[3] === '半' ? 30 : Number.parseInt(chinese[3] ?? '0', 10);
  return {
    value: pad(half(Number(chinese[2]), /下午|晚上/.test(chinese[1] ?? '') ? 'pm' : undefined), minute),
    piece: chinese[0],
  };
}

function half(hour: number, word: string | undefined): number {
  if (/pm/i.test(word ?? '')) return hour < 12 ? hour + 12 : hour;
  return /am/i.test(word ?? '') && hour === 12 ? 0 : hour;
}
