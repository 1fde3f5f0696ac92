import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, divider, input, modal, option, section } from '../../platform/blocks/kit.js';
import { languages } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { HeadOffice } from '../rules/head-office.js';

const languageNames = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' } as const;

/** Above the form of `/lobby setup`: the offer to make the channel head office's instead of a branch's. */
export const officeOffer = (channel: string, { t }: Speech): KnownBlock[] => [
  section(t('hq.office.offer')),
  ...actions(button('hq.channel', t('hq.office.choose'), channel)),
  divider(),
];

/** The channel is no longer head office's. */
export const officeGone = ({ t }: Speech): ModalView =>
  modal({ callback: 'hq.removed', title: t('hq.office.title') }, [section(t('hq.office.removed'))], {
    close: t('form.close'),
  });

/** The form of head office's channel: the time zone and language of the roll-ups there. */
export function officeForm(office: HeadOffice, isSet: boolean, { t }: Speech): ModalView {
  const options = languages.map((language) => option(languageNames[language], language));
  const chosen = options.find(({ value }) => value === office.language);
  return modal(
    { callback: 'hq.saved', title: t('hq.office.title') },
    [
      section(t('hq.office.about')),
      input(
        'timezone',
        t('setup.timezone'),
        {
          type: 'plain_text_input',
          max_length: 80,
          ...(office.timezone ? { initial_value: office.timezone } : {}),
        },
        { hint: t('setup.timezone_hint') },
      ),
      input('language', t('hq.office.language'), {
        type: 'static_select',
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      }),
      section(`_${t('setup.invite')}_`),
      ...(isSet
        ? actions(button('hq.remove', t('hq.office.remove'), office.channel, { style: 'danger' }))
        : []),
    ],
    { submit: t('form.save'), close: t('form.cancel') },
    { channel: office.channel },
  );
}
