import { parseCron } from '../domain/time/cron.js';
import type { Timing } from '../domain/time/routine.js';
import type { Speech } from './speak.js';

/** When something comes, in a few words: `45 minutes before opening`, `Mondays at 10:00`. */
export function timingWords(timing: Timing, speech: Speech): string {
  const { t } = speech;
  if ('cron' in timing) return cronWords(timing.cron, speech);
  if ('every' in timing) return t('own_lists.times.every', { length: lengthWords(timing.every, speech) });
  const [door, offset] =
    'opening' in timing ? (['opening', timing.opening] as const) : (['closing', timing.closing] as const);
  const side = offset === 0 ? 'at' : offset < 0 ? 'before' : 'after';
  const moment = t(`own_lists.times.${side}_${door}`, { length: lengthWords(Math.abs(offset), speech) });
  if (!('holiday' in timing)) return moment;
  return t(`own_lists.times.${timing.holiday}_holiday`, { days: timing.days, moment });
}

function lengthWords(minutes: number, { t }: Speech): string {
  const whole = minutes >= 60 && minutes % 60 === 0;
  return whole
    ? t('settings.lengths.hours', { count: minutes / 60 })
    : t('settings.lengths.minutes', { count: minutes });
}

/** Once on every day, on weekdays or on a day of the month is told in words; whatever else, as it is written. */
function cronWords(expression: string, speech: Speech): string {
  const { t } = speech;
  const cron = parseCron(expression);
  const [, , day = '', month = '', weekday = ''] = expression.split(' ');
  const other = t('own_lists.times.cron', { cron: expression });
  if ('error' in cron || month !== '*' || cron.times.length > 4) return other;
  const time = speech.list(cron.times);
  if (day === '*' && weekday === '*') return t('own_lists.times.daily', { time });
  if (day === '*' && /^[0-7](,[0-7])*$/.test(weekday)) {
    const names = weekday.split(',').map((one) => weekdayName(Number(one) % 7, speech));
    return t('own_lists.times.weekly', { weekday: speech.list(names), time });
  }
  if (weekday === '*' && /^\d+$/.test(day)) return t('own_lists.times.monthly', { day, time });
  return other;
}

/** Sunday is 0. */
function weekdayName(weekday: number, { language }: Speech): string {
  // 1 November 2026 was a Sunday.
  const day = new Date(Date.UTC(2026, 10, 1 + weekday));
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}
