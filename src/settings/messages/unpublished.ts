import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import { countryName } from './days.js';

/** A country's year whose holidays are not published, and what is assumed until they are. */
export interface Unpublished {
  country: string;
  year: number;
  branches: number;
  /** Local date and name of each day that is assumed to be a holiday. */
  assumed: readonly (readonly [date: string, name: string])[];
}

/** To head office: which year's holidays are missing, what is assumed, and what to do about it. */
export function unpublishedMessage(told: Unpublished, speech: Speech): Message {
  const { t } = speech;
  const { year, branches, assumed } = told;
  const country = countryName(told.country, speech);
  const head = `📅 ${t('days.unpublished', { country, year })}`;
  const days = assumed.map(
    ([date, name]) => `${speech.day(new Date(`${date}T12:00:00Z`), 'UTC')}  ${escapeText(name)}`,
  );
  const shown = days.length > 0 ? days : [t('days.no_holidays')];
  const lines = [t('days.assumed', { count: branches }), ...shown];
  const todo = t('days.to_do');
  return message([head, ...lines, todo].join('\n'), [
    section(`*${head}*`),
    section(lines.join('\n')),
    ...actions(button('days.many', t('days.many'), 'all')),
    ...context(todo),
  ]);
}
