import type { Speech } from '../../platform/language/speak.js';
import type { PeriodKind } from '../../platform/time/period.js';

/** Splits a period's name: `2026-W47`, `2026-11`, `2026-Q4`, `2026`, `2026-11-20`. */
function parts(kind: PeriodKind, name: string) {
  const [year = '', rest = ''] = name.split('-');
  return { year, number: kind === 'day' ? 0 : Number(rest.replace(/\D/g, '')) };
}

const monthNames = new Map<string, Intl.DateTimeFormat>();

function monthName(month: number, speech: Speech): string {
  const locale = speech.language === 'en' ? 'en-GB' : speech.language;
  const format =
    monthNames.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  monthNames.set(locale, format);
  return format.format(new Date(Date.UTC(2000, month - 1, 1)));
}

/** As a label on an axis: `W47`, `Nov`, `Q4`, `2026`. */
export function shortPeriod(kind: PeriodKind, name: string, speech: Speech): string {
  const { year, number } = parts(kind, name);
  if (kind === 'week' || kind === 'quarter') return speech.t(`pictures.short.${kind}`, { number });
  if (kind === 'month') return monthName(number, speech);
  return kind === 'year' ? speech.t('pictures.short.year', { year }) : name.slice(5);
}

/** With its year: `week 47 of 2026`. */
export function fullPeriod(kind: PeriodKind, name: string, speech: Speech): string {
  const { year, number } = parts(kind, name);
  if (kind === 'week' || kind === 'quarter') return speech.t(`pictures.full.${kind}`, { number, year });
  if (kind === 'month') return speech.t('pictures.full.month', { month: monthName(number, speech), year });
  return kind === 'year' ? speech.t('pictures.short.year', { year }) : name;
}

/** From one period to another: `W35 to W47 2026`. */
export function spanText(kind: PeriodKind, first: string, last: string, speech: Speech): string {
  if (first === last) return fullPeriod(kind, last, speech);
  const { year } = parts(kind, last);
  const sameYear = kind !== 'year' && parts(kind, first).year === year;
  const said = sameYear ? shortPeriod : fullPeriod;
  const slots = { from: said(kind, first, speech), to: said(kind, last, speech) };
  return sameYear ? speech.t('pictures.span_in_year', { ...slots, year }) : speech.t('pictures.span', slots);
}
