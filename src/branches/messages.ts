import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, input, modal, option, section } from '../platform/blocks/kit.js';
import { type BranchEntry, languages } from '../platform/directory/branch.js';
import { roles } from '../platform/directory/roles.js';
import type { Speech } from '../platform/language/speak.js';
import { weekdayName } from '../platform/language/timing.js';
import { WEEKDAYS, type Weekday } from '../platform/time/day.js';
import { isAlike, runsOf } from './rules/week.js';

const languageNames = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' } as const;

/** The opening hours in one line: `Monday–Friday 09:00-17:00 · Saturday 10:00-14:00`. */
export const weekWords = (week: BranchEntry['hours'], speech: Speech): string =>
  runsOf(week)
    .map(({ first, last, hours }) => `${dayWords(first, last, speech)} ${hours}`)
    .join(' · ');

const named = (day: Weekday, speech: Speech) => weekdayName(WEEKDAYS.indexOf(day) + 1, speech);
const dayWords = (first: Weekday, last: Weekday, speech: Speech) =>
  first === last ? named(first, speech) : `${named(first, speech)}–${named(last, speech)}`;

/**
 * The form of `/lobby setup`, filled with the branch as it is now. Monday to Friday share one input for the hours,
 * unless their hours differ or somebody asked for one input for each weekday.
 * @param typed the hours to show, where they are not the branch's own: those typed into the form before it was
 *   redrawn
 */
export function setupForm(
  entry: BranchEntry,
  speech: Speech,
  as: 'by day' | 'as it is' = 'as it is',
  typed: BranchEntry['hours'] = entry.hours,
): ModalView {
  const { t } = speech;
  const line = (
    block: string,
    label: string,
    value: string,
    more: { hint?: string; optional?: boolean } = {},
  ) =>
    input(
      block,
      label,
      { type: 'plain_text_input', max_length: 80, ...(value ? { initial_value: value } : {}) },
      more,
    );
  const options = languages.map((language) => option(languageNames[language], language));
  const chosen = options.find(({ value }) => value === entry.language);
  const people: KnownBlock[] = roles.map((role) => {
    const listed = Object.entries(entry.people)
      .filter(([, has]) => has.includes(role))
      .map(([slackId]) => slackId);
    return input(
      role,
      t(`setup.people.${role}`),
      { type: 'multi_users_select', ...(listed.length > 0 ? { initial_users: listed } : {}) },
      { optional: true },
    );
  });
  return modal(
    { callback: 'setup.saved', title: t('setup.title') },
    [
      line('name', t('setup.name'), entry.name),
      input('language', t('setup.language'), {
        type: 'static_select',
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      }),
      line('timezone', t('setup.timezone'), entry.timezone, { hint: t('setup.timezone_hint') }),
      line('country', t('setup.country'), entry.country, { hint: t('setup.country_hint') }),
      ...(as === 'by day' || !isAlike(typed)
        ? WEEKDAYS.map((day, at) =>
            line(day, t('setup.hours_on', { day: named(day, speech) }), typed[day] ?? '', {
              optional: true,
              ...(at === 0 ? { hint: t('setup.day_hint') } : {}),
            }),
          )
        : [
            line('weekdays', t('setup.weekdays'), typed.mon ?? '', {
              hint: t('setup.hours_hint'),
              optional: typed.mon === undefined && Object.keys(typed).length > 0,
            }),
            line('sat', t('setup.sat'), typed.sat ?? '', { optional: true }),
            line('sun', t('setup.sun'), typed.sun ?? '', { optional: true }),
            ...actions(button('setup.by_day', t('setup.by_day'), entry.channel)),
          ]),
      ...people,
      section(`_${t('setup.invite')}_`),
    ],
    { submit: t('form.save'), close: t('form.cancel') },
    { channel: entry.channel },
  );
}
