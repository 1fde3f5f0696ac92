import { actions, button, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Kind } from '../rules/kind.js';
import { kindName, labelsOf } from './labels.js';

/** The number fields of a kind that can be given with buttons, in the order in which they are asked. */
export const tapped = (kind: Kind): string[] =>
  Object.entries(kind.fields).flatMap(([name, field]) =>
    field.type === 'count' && field.taps ? [name] : [],
  );

/** Asks for the next number with buttons. @param taps the numbers chosen so far */
export function tapQuestion(kind: Kind, taps: readonly string[], branch: Branch, speech: Speech): Message {
  const name = tapped(kind)[taps.length] ?? '';
  const field = kind.fields[name];
  const labels = labelsOf(kind, speech);
  const said = taps.map((tap, place) => `${labels.label(tapped(kind)[place] ?? '')} ${tap}`);
  const question = speech.t('record.tap', { field: labels.label(name) });
  const head = [kindName(kind, speech), ...said].join(' · ');
  const values = field?.type === 'count' ? (field.taps ?? []) : [];
  return message(`${head}\n${question}`, [
    section(`*${head}*\n${question}`),
    ...actions(
      ...values.map((value) =>
        button(`record.tap:${[kind.name, ...taps, value].join('/')}`, speech.number(value), branch.id),
      ),
      button(`record.new:${kind.name}`, speech.t('record.tap_form'), branch.id),
    ),
  ]);
}
