import { CronExpressionParser } from 'cron-parser';
import { pad, weekdayNumber } from './day.js';
import { TimeError } from './error.js';

export interface Cron {
  /** The expression with single spaces between its five fields. */
  readonly text: string;
  /** Wall-clock minutes 'HH:MM' of a day on which it fires, in order. */
  readonly times: readonly string[];
  /** Whether it fires on this local date. */
  firesOn(date: string): boolean;
}

/**
 * `fields`: not five; `unsupported`: a character of another dialect (seconds, @daily, L, W, #, ?, H); `never`: no
 * such day.
 */
export type CronFault = 'empty' | 'fields' | 'unsupported' | 'invalid' | 'never';

const KEPT = 500;
const read = new Map<string, Cron>();

const SIGNS = /^[\d*,/-]+$/;
const NAMES = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)\b/gi;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a cron expression of five fields: minute, hour, day of month, month, day of week (names of months and weekdays
 * are taken, Sunday is 0 or 7). As in cron, if day of month and day of week are both given, either is enough.
 */
export function parseCron(expression: string): Cron | { error: CronFault; detail?: string } {
  const fields = expression.normalize('NFKC').trim().split(/\s+/);
  const text = fields.join(' ');
  const kept = read.get(text);
  if (kept) return kept;
  if (text === '') return { error: 'empty' };
  if (text.startsWith('@')) return { error: 'unsupported', detail: text };
  if (fields.length !== 5) return { error: 'fields' };
  const foreign = fields.find((field) => !SIGNS.test(field.replace(NAMES, '0')));
  if (foreign !== undefined) return { error: 'unsupported', detail: foreign };
  try {
    const cron = compile(text, fields);
    if (!cron) return { error: 'never' };
    if (read.size >= KEPT) read.clear();
    read.set(text, cron);
    return cron;
  } catch (error) {
    return { error: 'invalid', detail: error instanceof Error ? error.message : String(error) };
  }
}

function compile(text: string, fields: string[]): Cron | null {
  const [, , dayField = '*', monthField = '*', weekdayField = '*'] = fields;
  const parsed = CronExpressionParser.parse(text).fields;
  const months = new Set<number>(parsed.month.values);
  const days = new Set(parsed.dayOfMonth.values.map(Number));
  const weekdays = new Set(parsed.dayOfWeek.values.map((day) => Number(day) % 7));
  const eitherDay = !dayField.startsWith('*') && !weekdayField.startsWith('*');
  const possible = [...months].some((month) => Math.min(...days) <= (LONGEST_MONTHS[month - 1] ?? 0));
  if (!possible && !eitherDay) return null;

  const times = parsed.hour.values.flatMap((hour) =>
    parsed.minute.values.map((minute) => `${pad(hour)}:${pad(minute)}`),
  );
  return {
    text,
    times: times.sort(),
    firesOn(date) {
      if (monthField !== '*' && !months.has(Number(date.slice(5, 7)))) return false;
      const day = days.has(Number(date.slice(8)));
      const weekday = weekdays.has(weekdayNumber(date) % 7);
      return eitherDay ? day || weekday : day && weekday;
    },
  };
}

/** @throws {TimeError} `bad_cron` for an expression that `parseCron` refuses */
export function cronOf(expression: string): Cron {
  const cron = parseCron(expression);
  if ('error' in cron) {
    throw new TimeError(
      'bad_cron',
      `"${expression}": ${[cron.error, cron.detail].filter(Boolean).join(', ')}`,
    );
  }
  return cron;
}

/**
 * The wall-clock minutes 'HH:MM' of this local date that match, in order and without regard to any time zone.
 * @throws {TimeError} `bad_cron`, `bad_date`
 */
export function localTimes(expression: string, date: string): string[] {
  const cron = cronOf(expression);
  return cron.firesOn(date) ? [...cron.times] : [];
}
