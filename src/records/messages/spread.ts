import type { KnownBlock } from '@slack/types';
import { input, option, plain } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';

/** The inputs for the branches in which a record is logged: this one, all, or those whose names contain a text. */
export function whereInputs(branch: Branch, branches: number, speech: Speech): KnownBlock[] {
  const { t } = speech;
  const here = option(t('spread.here', { branch: branch.name }), 'here');
  return [
    input('where', t('spread.where'), {
      type: 'static_select',
      initial_option: here,
      options: [here, option(t('spread.all', { count: branches }), 'all'), option(t('spread.some'), 'some')],
    }),
    input(
      'names',
      t('spread.names'),
      { type: 'plain_text_input', max_length: 1000, placeholder: plain(branch.name, 150) },
      { optional: true, hint: t('spread.names_hint') },
    ),
  ];
}
