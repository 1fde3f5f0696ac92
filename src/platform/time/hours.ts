import { isTime } from './zone.js';

/** A stretch of a day in which the doors are open. */
export interface OpeningSpan {
  /** 'HH:MM' */
  opens: string;
  /** 'HH:MM', later than `opens` on the same day. */
  closes: string;
}

/** The hours of a day: one span or more, in their order, with the doors closed between them. */
export type OpeningHours = readonly OpeningSpan[];

/**
 * `format`: not times with a dash between two; `time`: no such time; `same`: opens as it closes; `overnight`: closes before it
 * opens; `order`: a later span stands before an earlier one; `overlap`: one begins before the one before it ends; `touch`: one
 * begins as the one before it ends; `many`: more spans than a day has.
 */
export type HoursFault =
  | 'empty'
  | 'format'
  | 'time'
  | 'same'
  | 'overnight'
  | 'order'
  | 'overlap'
  | 'touch'
  | 'many';

/** More spans than this are taken for a mistake. */
const mostSpans = 4;
const SHAPE = /^(\d{1,2}:\d{2}) ?[-–—−~至] ?(\d{1,2}:\d{2})$/;

/**
 * Hours as they are kept: '09:00-17:00', '09:00-12:00, 13:00-17:00'. Rows of earlier versions also hold '9:00', spaces about the
 * dash, longer dashes and full-width characters. What people type is read by `readHours`.
 */
export function parseHours(text: string): OpeningHours | { error: HoursFault } {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return { error: 'empty' };
  const spans: OpeningSpan[] = [];
  for (const part of plain.split(',')) {
    const match = SHAPE.exec(part.trim());
    if (!match) return { error: 'format' };
    spans.push({ opens: (match[1] ?? '').padStart(5, '0'), closes: (match[2] ?? '').padStart(5, '0') });
  }
  const error = hoursFault(spans);
  return error ? { error } : spans;
}

/** What is wrong with the spans of a day; null where nothing is. Hours past midnight are refused: the lobby's day would belong to two dates. */
export function hoursFault(spans: OpeningHours): HoursFault | null {
  if (spans.length === 0) return 'empty';
  for (const { opens, closes } of spans) {
    if (!isTime(opens) || !isTime(closes)) return 'time';
    if (opens === closes) return 'same';
    if (closes < opens) return 'overnight';
  }
  for (const [at, { opens, closes }] of spans.entries()) {
    const before = spans[at - 1];
    if (!before || opens > before.closes) continue;
    if (opens === before.closes) return 'touch';
    return closes <= before.opens ? 'order' : 'overlap';
  }
  return spans.length > mostSpans ? 'many' : null;
}

/** Hours as they are stored; they can also be typed like this. */
export const writeHours = (hours: OpeningHours): string =>
  hours.map(({ opens, closes }) => `${opens}-${closes}`).join(', ');
