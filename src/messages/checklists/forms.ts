import type { ModalView } from '@slack/types';
import type { Run } from '../../domain/checklists/run.js';
import { action } from '../../domain/records/action.js';
import { type FormScene, inputs, manyLines, people } from '../form.js';
import { input, modal, option, plain } from '../kit.js';
import { labelsOf } from '../records/card.js';

/** What a finding asks of the corrective action that it becomes, besides who and by when. */
export const findingFields = { photos: action.fields.photos };

/** A finding, or an item that does not apply: which, what was seen, who puts it right by when. */
export function findingForm(run: Run, dueDate: string, scene: FormScene): ModalView {
  const { members, speech } = scene;
  const { t } = speech;
  const groups = [...new Set(run.items.map(({ groupText }) => groupText))].map((group) => ({
    label: plain(group, 75),
    options: run.items.filter(({ groupText }) => groupText === group).map(({ id, text }) => option(text, id)),
  }));
  const states = [option(t('run.form.is_finding'), 'finding'), option(t('run.form.is_na'), 'na')];
  return modal(
    'run.found',
    t('run.form.title'),
    [
      input('item', t('run.form.item'), { type: 'static_select', option_groups: groups }),
      input('state', t('run.form.state'), {
        type: 'radio_buttons',
        options: states,
        ...(states[0] ? { initial_option: states[0] } : {}),
      }),
      input('note', t('run.form.note'), manyLines(2000)),
      input(
        'owner',
        t('run.form.owner'),
        { type: 'static_select', options: people(members) },
        { optional: true },
      ),
      input('due', t('run.form.due'), { type: 'datepicker', initial_date: dueDate }, { optional: true }),
      ...inputs(findingFields, {}, labelsOf(action, speech), scene),
    ],
    { submit: t('form.save'), close: t('form.cancel') },
    { run: run.id },
  );
}
