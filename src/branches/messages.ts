import type { KnownBlock, ModalView } from '@slack/types';
import { input, modal, option, section } from '../platform/blocks/kit.js';
import { type BranchEntry, languages } from '../platform/directory/branch.js';
import { roles } from '../platform/directory/roles.js';
import type { Speech } from '../platform/language/speak.js';

const languageNames = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' } as const;

/** Everything about a branch that is set in Slack, with what it is now. */
export function setupForm(entry: BranchEntry, speech: Speech): ModalView {
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
      line('weekdays', t('setup.weekdays'), entry.hours.mon ?? '', { hint: t('setup.hours_hint') }),
      line('sat', t('setup.sat'), entry.hours.sat ?? '', { optional: true }),
      line('sun', t('setup.sun'), entry.hours.sun ?? '', { optional: true }),
      ...people,
      section(`_${t('setup.invite')}_`),
    ],
    { submit: t('form.save'), close: t('form.cancel') },
    { channel: entry.channel },
  );
}
