import { parseCron } from '../time/cron.js';
import { anchorOf, type Moment } from '../time/moment.js';
import type { Timing } from '../time/routine.js';
import type { Speech } from './speak.js';

/** When something comes, in a few words: `45 minutes before opening`, `Mondays at 10:00`. */
export function timingWords(timing: Timing, speech: Speech): string {
  const { t } = speech;
  if ('cron' in timing) return cronWords(timing.cron, speech);
  if ('every' in timing) return t('own_lists.times.every', { length: lengthWords(timing.every, speech) });
  const moment = momentWords(timing, speech);
  if (!('holiday' in timing)) return moment;
  return t(`own_lists.times.${timing.holiday}_holiday`, { days: timing.days, moment });
}

function momentWords(moment: Moment, speech: Speech): string {
  const { t } = speech;
  const found = anchorOf(moment);
  if (!found)
    return t('own_lists.times.share', { percent: 'share' in moment ? speech.number(moment.share) : '' });
  const side = found.offset === 0 ? 'at' : found.offset < 0 ? 'before' : 'after';
  return t(`own_lists.times.${side}_${found.anchor}`, {
    length: lengthWords(Math.abs(found.offset), speech),
  });
}

function lengthWords(minutes: number, { t }: Speech): string {
  const whole = minutes >= 60 && minutes % 60 === 0;
  return whole
    ? t('settings.lengths.hours', { count: minutes / 60 })
    : t('settings.lengths.minutes', { count: minutes });
}

/**
 * A cron expression in words, where it means every day, some weekdays, or some days of all or some months; any other
 * one as it is written.
 */
function cronWords(expression: string, speech: Speech): string {
  const { t } = speech;
  const cron = parseCron(expression);
  const [, , day = '', month = '', weekday = ''] = expression.split(' ');
  const other = t('own_lists.times.cron', { cron: expression });
  if ('error' in cron || cron.times.length > 4) return other;
  const time = speech.list(cron.times);
  const [days, months, weekdays] = [day, month, weekday].map(listed);
  if (day === '*' && month === '*' && weekday === '*') return t('own_lists.times.daily', { time });
  if (day === '*' && month === '*' && weekdays) {
    const names = weekdays.map((one) => weekdayName(one, speech));
    return t('own_lists.times.weekly', { weekday: speech.list(names), time });
  }
  if (!days || weekday !== '*') return other;
  const slots = { day: speech.list(days.map(String)), time };
  if (month === '*') return t('own_lists.times.monthly', slots);
  if (!months) return other;
  const names = months.map((one) =>
    partOfDate({ year: 2026, month: one - 1, day: 1 }, { month: 'short' }, speech),
  );
  return t('own_lists.times.yearly', { ...slots, months: speech.list(names) });
}

/** `1,4,7` in a field of a cron expression; null where it says anything else. */
const listed = (field: string) => (/^\d+(,\d+)*$/.test(field) ? field.split(',').map(Number) : null);

/** What a weekday is called, 1 Monday to 7. */
export const weekdayName = (weekday: number, speech: Speech): string =>
  partOfDate({ year: 2026, month: 10, day: 1 + (weekday % 7) }, { weekday: 'long' }, speech);

/** What a weekday (1 November 2026 was a Sunday) or a month is called. */
function partOfDate(
  { year, month, day }: { year: number; month: number; day: number },
  part: Intl.DateTimeFormatOptions,
  { language }: Speech,
): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { ...part, timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, month, day)));
}
