import type { Written } from '../../platform/directory/masking.js';
import { check, choice, date, type Fields, longText, text, type Value } from '../../platform/forms/field.js';
import { addDays, daysBetween } from '../../platform/time/day.js';
import { linesOf } from './lines.js';
import { hoursOf, mostInSpan, reasonOf, type Span } from './own-days.js';
import { Unfit } from './page.js';

/** What is done with the days: closed, other hours, or back to the rule of weekdays and public holidays. */
export const treatments = ['closed', 'hours', 'rule'] as const;

/** What head office sets for many branches at once: the days, what is done with them, and for which branches. */
export interface ManyDays {
  first: string;
  last: string;
  /** Null removes the branches' own rule for these days. */
  as: Pick<Span, 'hours' | 'reason'> | null;
  branches: { country?: string; timezone?: string; names: string[] };
}

/** The inputs of the form; it offers the countries and time zones in which there are branches. */
export function manyDaysFields(places: { countries: readonly string[]; timezones: readonly string[] }) {
  // Slack's limit of options in a menu.
  const menu = (options: readonly string[]) => choice(options.slice(0, 100));
  return {
    first: date({ required: true }),
    last: date(),
    as: choice(treatments, { required: true }),
    hours: text({ max: 80 }),
    reason: text({ max: 40 }),
    ...(places.countries.length > 1 ? { country: menu(places.countries) } : {}),
    ...(places.timezones.length > 1 ? { timezone: menu(places.timezones) } : {}),
    names: longText({ max: 800 }),
  } satisfies Fields;
}

/**
 * Reads the form.
 * @param today today's date where it is earliest; days before it cannot be set
 * @throws Unfit
 */
export function readManyDays(fields: Fields, given: Record<string, unknown>, today: string): ManyDays {
  const checked = check(fields, given);
  if ('faults' in checked)
    throw new Unfit(Object.fromEntries(Object.entries(checked.faults).map(([name, why]) => [name, { why }])));
  const { values } = checked;
  const [first, last] = [String(values.first), String(values.last ?? values.first)];
  if (first < today) throw new Unfit({ first: { why: 'past' } });
  if (last < first) throw new Unfit({ last: { why: 'span_order' } });
  if (daysBetween(first, last) >= mostInSpan)
    throw new Unfit({ last: { why: 'long_span', slots: { line: `${first} – ${last}`, most: mostInSpan } } });
  const reason = reasonOf(String(values.reason ?? ''), meantIn(fields, values.country));
  const hours = values.as === 'hours' ? hoursOf(String(values.hours ?? '')) : 'closed';
  if (typeof hours === 'object')
    throw new Unfit({ hours: { why: 'bad_hours', hours: hours.fault, slots: { right: hours.right } } });
  return {
    first,
    last,
    as: values.as === 'rule' ? null : { hours, ...(reason ? { reason } : {}) },
    branches: {
      ...(values.country ? { country: String(values.country) } : {}),
      ...(values.timezone ? { timezone: String(values.timezone) } : {}),
      names: linesOf('names', values.names, 100),
    },
  };
}

/** The country that was chosen, or all countries on offer. */
function meantIn({ country }: Fields, chosen: Value | undefined): Written[] {
  const all = country?.type === 'choice' ? country.options : [];
  return (chosen ? [String(chosen)] : all).map((code) => ({ country: code, settings: {} }));
}

export function datesOf({ first, last }: Pick<ManyDays, 'first' | 'last'>): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
}
