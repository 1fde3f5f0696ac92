import type { ModalView, SectionBlock } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Fields } from '../../platform/forms/field.js';
import { inputs, type Labels } from '../../platform/forms/inputs.js';
import type { Words } from '../../platform/language/locales/index.js';
import type { Speech } from '../../platform/language/speak.js';
import type { ManyDays, treatments } from '../rules/many-days.js';
import { writeSpan } from '../rules/own-days.js';

type FieldName = keyof Words['days']['fields'];
type Treatment = (typeof treatments)[number];

/** The button with which head office sets days for many branches. */
export function manyDaysEntry({ t }: Speech): SectionBlock {
  const title = t('days.many');
  return section(`*${title}*\n${t('days.many_about')}`, button('days.many', t('days.open'), 'all'));
}

/** A country's name in the person's language. */
export function countryName(code: string, { language }: Speech): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** The form: which days, whether closed or with other hours, and for which branches. */
export function manyDaysForm(fields: Fields, branch: Branch, speech: Speech, draw: string): ModalView {
  const { t } = speech;
  const labels: Labels = {
    label: (field) => t(`days.fields.${field as FieldName}.label`),
    hint: (field) => t(`days.fields.${field as FieldName}.hint`),
    option: (field, one) => {
      if (field === 'as') return t(`days.as.${one as Treatment}`);
      return field === 'country' ? countryName(one, speech) : one;
    },
  };
  const scene = { members: [], branch, speech, photos: false };
  return modal(
    { callback: 'days.asked', title: t('days.many') },
    [section(t('days.many_about')), ...inputs(fields, {}, labels, scene)],
    { submit: t('days.next'), close: t('form.close') },
    { draw },
  );
}

/** The confirmation: what will be done, in how many branches. Nothing is saved yet. */
export function manyDaysConfirm(
  order: ManyDays,
  found: { count: number; own: number; names: readonly string[] },
  speech: Speech,
  metadata: unknown,
): ModalView {
  const { t } = speech;
  const { count, own, names } = found;
  const rest = count - names.length;
  const shown = names.map((name) => escapeText(name));
  const branches = rest > 0 ? [...shown, t('days.others', { count: rest })] : shown;
  return modal(
    { callback: 'days.confirmed', title: t('days.many') },
    [
      section(`*${escapeText(ordered(order, speech))}*`),
      section(`${t('days.in_branches', { count })}\n${speech.list(branches)}`),
      ...(own > 0 ? [section(`⚠️ ${t('days.replaces', { count: own })}`)] : []),
      ...context(t('days.keeps')),
    ],
    { submit: t('days.confirm'), close: t('form.close') },
    metadata,
  );
}

export function manyDaysDone(order: ManyDays, changed: number, speech: Speech): ModalView {
  const { t } = speech;
  const told = t('days.done', { count: changed, days: escapeText(ordered(order, speech)) });
  return modal(
    { callback: 'days.done', title: t('days.many') },
    [
      section(`✅ ${told}`),
      ...context(t('days.keeps')),
      ...actions(button('days.many', t('days.again'), 'all')),
    ],
    { close: t('form.close') },
  );
}

function ordered({ as, ...dates }: ManyDays, { t }: Speech): string {
  const hours = as?.hours ?? 'closed';
  return writeSpan({ ...dates, ...as, hours }, as ? t('days.closed_word') : t('days.as.rule'));
}
