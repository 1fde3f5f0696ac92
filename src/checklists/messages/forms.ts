import type { KnownBlock, ModalView } from '@slack/types';
import { context, entries, input, modal, option, plain } from '../../platform/blocks/kit.js';
import { entry, type Field, type Fields } from '../../platform/forms/field.js';
import { type FormScene, inputs, type Labels, manyLines, people } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { action, labelsOf } from '../../records/module.js';
import { deviceOf, type Item, isQuestion, type Run } from '../rules/run.js';
import { titleOf } from './run.js';

/** The fields of the corrective action that the form of a finding asks for, besides owner and date. */
export const findingFields = { photos: action.fields.photos };

/**
 * The fields of the questions, by item id; with a further field for which device it is, where a bad answer is about
 * one.
 */
export const questionFields = (items: readonly Item[]): Fields =>
  Object.fromEntries(
    items
      .filter(isQuestion)
      .flatMap(({ id, rule }): [string, Field][] => [
        [id, rule?.asks as Field],
        ...(rule?.finds?.as === 'fault' ? [[deviceOf(id), entry('devices')] as [string, Field]] : []),
      ]),
  );

/** The form with the questions of one group, prefilled with earlier answers. */
export function answerForm(run: Run, group: string, scene: FormScene): ModalView {
  const { speech } = scene;
  const asked = run.items.filter((item) => item.group === group && isQuestion(item));
  const fields = questionFields(asked);
  const text = new Map(
    asked.flatMap(({ id, text: words }) => [
      [id, words],
      [deviceOf(id), speech.t('run.which_device', { item: words })],
    ]),
  );
  const given = Object.fromEntries(asked.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));
  const labels: Labels = { label: (id) => text.get(id) ?? id, option: (_, words) => words };
  return modal(
    { callback: 'run.answered', title: speech.t('run.answer') },
    inputs(fields, given, labels, scene),
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { run: run.id },
  );
}

/** The photos that were given as answers, shown to one person. */
export const photosOfList = (run: Run, pictures: KnownBlock[], speech: Speech): ModalView =>
  modal(
    { callback: 'run.looked', title: titleOf(run, speech) },
    [...pictures, ...context(speech.t('record.look_noted'))],
    {
      close: speech.t('form.close'),
    },
  );

/** Why a list was missed. */
export const excuseForm = (run: Run, { speech }: FormScene): ModalView =>
  modal(
    { callback: 'run.excused', title: speech.t('run.excuse') },
    [input('why', speech.t('run.excuse_label'), manyLines(1000, run.excuse ?? undefined))],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { run: run.id },
  );

/** The form for a finding, or for an item that does not apply: which item, what was seen, who puts it right by when. */
export function findingForm(run: Run, dueDate: string, scene: FormScene): ModalView {
  const { members, speech } = scene;
  const { t } = speech;
  const groups = [...new Set(run.items.map(({ groupText }) => groupText))].map((group) => ({
    label: plain(group, 75),
    options: run.items.filter(({ groupText }) => groupText === group).map(({ id, text }) => option(text, id)),
  }));
  const states = [
    option(t('run.form.is_finding'), 'finding'),
    option(t('run.form.is_fault'), 'fault'),
    option(t('run.form.is_na'), 'na'),
  ];
  return modal(
    { callback: 'run.found', title: t('run.form.title') },
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
        { type: 'static_select', ...entries(people(members)) },
        { optional: true },
      ),
      input('due', t('run.form.due'), { type: 'datepicker', initial_date: dueDate }, { optional: true }),
      ...inputs(findingFields, {}, labelsOf(action, speech), scene),
    ],
    { submit: t('form.save'), close: t('form.cancel') },
    { run: run.id },
  );
}
