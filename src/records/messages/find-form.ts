import type { ModalView } from '@slack/types';
import { entries, input, modal, option } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { people } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { kinds } from '../kinds/index.js';
import { kindName } from './labels.js';
import { stateName } from './search.js';

/** The search form; every input is optional. */
export function findForm(branch: Branch, members: readonly Member[], speech: Speech): ModalView {
  const { t } = speech;
  const optional = { optional: true };
  const able = people(members);
  const used = kinds.filter(({ name }) => !branch.settings.kindsOff?.includes(name));
  return modal(
    { callback: 'find.asked', title: t('find.title') },
    [
      input(
        'words',
        t('find.words'),
        { type: 'plain_text_input', max_length: 300 },
        {
          optional: true,
          hint: t('find.words_hint'),
        },
      ),
      input(
        'kind',
        t('find.kind'),
        { type: 'static_select', options: used.map((kind) => option(kindName(kind, speech), kind.name)) },
        optional,
      ),
      input(
        'state',
        t('find.state'),
        {
          type: 'static_select',
          options: (['open', 'closed'] as const).map((state) => option(stateName(state, speech), state)),
        },
        optional,
      ),
      // Slack does not accept a menu without options.
      ...(able.length > 0
        ? [input('person', t('find.person'), { type: 'static_select', ...entries(able) }, optional)]
        : []),
      input('from', t('find.from'), { type: 'datepicker' }, optional),
      input('to', t('find.to'), { type: 'datepicker' }, optional),
    ],
    { submit: t('find.title'), close: t('form.cancel') },
    { branchId: branch.id },
  );
}
