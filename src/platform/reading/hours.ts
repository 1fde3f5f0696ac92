import { type Folded, fold } from '../text/fold.js';
import {
  type HoursFault,
  hoursFault,
  type OpeningHours,
  type OpeningSpan,
  writeHours,
} from '../time/hours.js';
import { hanSigns, numberOf } from './numerals.js';
import { fits } from './time.js';
import { type DayPart, meaningOf, oneOf, words } from './words.js';

/** What was read as the hours of a day. */
export type HoursRead =
  | { hours: OpeningHours }
  | { closed: true }
  /** They cannot be hours; `right` is a valid suggestion, close to what was written where possible. */
  | { fault: HoursFault; right: string };

/** A time of day as it was written, before it is known which half of the day it is in. */
interface Written {
  hour: number;
  minute: number;
  half?: 'am' | 'pm';
  part?: DayPart;
  /** Unambiguous: written as on a 24-hour clock. */
  sure: boolean;
}

/** The suggestion to somebody who wrote something that is not hours at all. */
const example = '09:00-12:00, 13:00-17:00';

const HAN = `(?:\\d{1,2}|[${hanSigns}]{1,3})`;
const TIME = [
  `(?:(?<part>${oneOf(words.parts.keys())})\\s?)?`,
  `(?:(?<noon>${oneOf(words.noon)})|(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?!\\d)|(?<four>\\d{4})(?!\\d)`,
  `|(?<han>${HAN})\\s?[点點时時](?:(?<share>半|一刻|三刻|整|[钟鐘])|(?<past>${HAN})分?)?|(?<bare>\\d{1,2})(?![\\d:.])(?:\\s?${oneOf(words.noon)})?)`,
  "(?:\\s?o'?\\s?clock)?(?:\\s?(?<half>[ap])\\.?\\s?m\\.?(?![a-z]))?",
].join('');
const time = new RegExp(TIME, 'uy');
const dash = /\s?(?:[-~]{1,2}|[至到]|(?:to|till|until)(?![a-z]))\s?/uy;
const join = /\s?(?:[,、;/+&|\n]|and(?![a-z])|[和及与與])\s?(?:and(?![a-z])\s?)?|\s/uy;
const lead = new RegExp(`\\s?${oneOf(words.openWords)}\\s?:?\\s?`, 'uy');
const closed = new RegExp(`\\s?${oneOf(words.closed)}`, 'uy');
const blank = /\s*/uy;
const shares: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

/** A position in a text that moves on with each pattern matched. */
class Cursor {
  at = 0;
  constructor(readonly text: string) {}
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}

/** The hours of a day as people write them: `9-12, 13-17`, `上午9点到12点，下午1点到5点`, `closed`, 休息. */
export function readHours(text: string): HoursRead {
  const read = hoursAtStart(text);
  if (!read) return { fault: text.trim() === '' ? 'empty' : 'format', right: example };
  return /^\s*[.。]?\s*$/u.test(read.rest) ? read.is : { fault: 'format', right: example };
}

/** Hours at the start of a text, and what follows them; null where it does not begin with hours. */
export function hoursAtStart(text: string): { is: HoursRead; rest: string } | null {
  const folded = fold(text);
  const cursor = new Cursor(folded.text);
  cursor.take(blank);
  if (cursor.take(closed)) return { is: { closed: true }, rest: restOf(folded, cursor.at) };
  cursor.take(lead);
  const begun = cursor.at;
  const found: [Written, Written][] = [];
  for (let end = cursor.at; ; end = cursor.at) {
    if (found.length > 0 && !cursor.take(join)) break;
    const from = timeAt(cursor);
    const to = from && cursor.take(dash) ? timeAt(cursor) : null;
    if (!from || !to) {
      cursor.at = end;
      break;
    }
    found.push([from, to]);
  }
  if (found.length === 0) {
    cursor.at = begun;
    return cursor.take(time) ? { is: { fault: 'format', right: example }, rest: '' } : null;
  }
  const rest = restOf(folded, cursor.at);
  // Another time right after them is a half-written span, and not a remark.
  if (/^\s*(?:[,、;/+&-]|and\s)?\s*\d{1,2}(?::\d{2}|\s*[-~])/u.test(folded.text.slice(cursor.at)))
    return { is: { fault: 'format', right: example }, rest };
  return { is: meant(found), rest };
}

const restOf = ({ original, ends }: Folded, at: number) => original.slice(at === 0 ? 0 : (ends[at - 1] ?? 0));

function timeAt(cursor: Cursor): Written | null {
  const groups = cursor.take(time)?.groups;
  if (!groups) return null;
  const { part, noon, four, han, share, past, bare, half } = groups;
  const named = part === undefined ? undefined : meaningOf(words.parts, part);
  const hour = noon
    ? 12
    : Number(four?.slice(0, 2) ?? groups.hour ?? bare ?? numberOf(han ?? '') ?? Number.NaN);
  const minute =
    four?.slice(2) ?? groups.minute ?? (past === undefined ? (shares[share ?? ''] ?? 0) : numberOf(past));
  return {
    hour,
    minute: Number(minute ?? Number.NaN),
    ...(half === undefined ? {} : { half: half === 'p' ? ('pm' as const) : ('am' as const) }),
    ...(named === undefined ? {} : { part: named }),
    sure: noon !== undefined || four !== undefined || hour > 12 || groups.hour?.startsWith('0') === true,
  };
}

/** Minutes since midnight; NaN for an impossible time. */
function minutesOf({ hour, minute, half, part }: Written): number {
  if (!(hour <= 23 && minute <= 59)) return Number.NaN;
  if (half && hour <= 12) return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
  if (half) return half === 'pm' ? hour * 60 + minute : Number.NaN;
  if (!part) return hour * 60 + minute;
  const at = [hour, hour + 12].find((one) => one < 24 && (one === hour || hour < 12) && fits(part, one));
  return at === undefined ? Number.NaN : at * 60 + minute;
}

const day = 24 * 60;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * From one time to the other. A part of the day (or am, pm) that was written with one holds for the other too, where
 * the second is later then.
 */
function spanOf([from, to]: [Written, Written]): [number, number] {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const says = ({ half, part, sure }: Written) => half !== undefined || part !== undefined || sure;
  if (!says(to) && from.part) {
    const after = minutesOf({ ...to, part: from.part });
    if (after > begin) return [begin, after];
  }
  if (!says(from) && to.half) {
    const before = minutesOf({ ...from, half: to.half });
    if (before < end) return [before, end];
  }
  return [begin, end];
}

function meant(found: readonly [Written, Written][]): HoursRead {
  const times = found.map(spanOf);
  if (times.flat().some(Number.isNaN)) return { fault: 'time', right: example };
  const spans = times.map(([from, to]): OpeningSpan => ({ opens: clock(from), closes: clock(to) }));
  const fault = hoursFault(spans);
  return fault ? { fault, right: writeHours(suggested(found, times)) } : { hours: spans };
}

/** The hours that were probably meant by invalid ones. */
function suggested(
  found: readonly [Written, Written][],
  times: readonly (readonly [number, number])[],
): OpeningHours {
  const fallback = example.split(', ').map((span) => {
    const [opens = '', closes = ''] = span.split('-');
    return { opens, closes };
  });
  const written = found.flat();
  let before = -1;
  const onward = times.flat().map((minutes, at) => {
    const { half, part, sure } = written[at] ?? { sure: true };
    const open = half === undefined && part === undefined && !sure;
    const later = open && minutes <= before && minutes + day / 2 < day ? minutes + day / 2 : minutes;
    before = later;
    return later;
  });
  const shown = (all: readonly (readonly [number, number])[]): OpeningHours =>
    all.map(([from, to]) => ({ opens: clock(from), closes: clock(to) }));
  const afternoon = times.map((_, at) => [onward[2 * at] ?? 0, onward[2 * at + 1] ?? 0] as const);
  const forward = times
    .map(([from, to]) => [Math.min(from, to), Math.max(from, to)] as const)
    .sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [from, to] of forward) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return (
    [shown(afternoon), shown(forward), shown(merged)].find((hours) => hoursFault(hours) === null) ?? fallback
  );
}
