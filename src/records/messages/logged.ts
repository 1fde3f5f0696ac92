import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, type Message, message, section } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Branch, Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import { currencyOf } from '../../platform/directory/money.js';
import { said } from '../../platform/forms/inputs.js';
import { type Key, type Speech, speak } from '../../platform/language/speak.js';
import type { CustomerNamed } from '../../platform/reading/customer.js';
import { kindOf } from '../kinds/index.js';
import { allFields, code, type Kind } from '../rules/kind.js';
import type { Unsure } from '../rules/read-line.js';
import type { LobbyRecord } from '../rules/record.js';
import { customerFieldOf } from '../rules/seal-name.js';
import type { Hidden } from '../rules/split.js';
import { thresholdOf } from '../rules/threshold.js';
import { labelsOf } from './labels.js';

/** What is shown to the person who logged something. */
export interface Logged {
  record: LobbyRecord;
  branch: Branch;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  masked?: readonly Hidden[];
  /** What was read from the line: `severity`, `owner`, or names of fields. */
  understood?: readonly string[];
  /** What looked like a value but was not used. */
  unsure?: readonly Unsure[];
  /** What was just taken back. */
  undone?: string;
  /** The customer whom the words seem to name, about whom the answer asks. */
  customer?: Pick<CustomerNamed, 'name'>;
  /** The positions in the words of the name that was just encrypted. */
  sealedAt?: readonly number[];
}

/** A record with its branch and the names of its people. */
export const withNames = (
  record: LobbyRecord,
  { branch, members }: Pick<Scene, 'branch' | 'members'>,
): Logged => ({ record, branch, names: new Map(members.map(({ personId, name }) => [personId, name])) });

/** Doubts shown; a longer answer would not be read. */
const MOST_DOUBTS = 5;
/** Undo buttons shown; anything else can be changed in the form. */
const MOST_UNDONE = 4;

/**
 * The answer to the person who logged something: its number, what was read from their words, and what was not. Each
 * value can be taken back with a button, whose answer replaces this message.
 */
export function logged(told: Logged, speech: Speech): Message {
  const { record, branch, masked = [], understood = [], unsure = [], undone, customer, sealedAt } = told;
  const kind: Kind = kindOf(record.kind);
  const number = code(kind, record.number);
  const count = masked.reduce((sum, one) => sum + one.count, 0);
  const reached = kind.thresholds?.reached;
  const small = unsure.some(({ why }) => why === 'below') ? null : tooSmall(record, branch, speech);
  const marks = understood.flatMap((as) => {
    const words = markOf(as, told, speech);
    return words === null ? [] : [{ as, words }];
  });
  const remarks = [
    ...(marks.length > 0
      ? [speech.t('record.read_as', { marks: marks.map(({ words }) => escapeText(words)).join(' · ') })]
      : []),
    ...(undone ? [speech.t('record.undone', { what: labelOf(undone, kind, speech) })] : []),
    ...unsure.slice(0, MOST_DOUBTS).map(({ piece, why, least }) =>
      speech.t(`record.unsure.${why}`, {
        piece: escapeText(cut(maskIn(branch, piece).text, 80)),
        least: least ? speech.amount(least.amount, least.currency) : '',
      }),
    ),
    ...(reached && record.details[reached] ? [labelOf(reached, kind, speech)] : []),
    ...(small ? [small] : []),
    ...(count > 0 ? [speech.t('record.masked', { count })] : []),
    ...(customer
      ? [
          speech.t('record.names_customer', {
            name: escapeText(customer.name),
            field: sealedField(kind, speech),
          }),
        ]
      : []),
    ...(sealedAt ? [speech.t('record.name_sealed', { field: sealedField(kind, speech) })] : []),
  ];
  const done = speech.t('record.done', { code: number });
  const carried = marks.map(({ as }) => as).join(',');
  return message([done, ...remarks].join('\n'), [
    section(`✅ *${done}*`),
    ...context(...remarks),
    ...actions(
      button('record.edit', speech.t(marks.length > 0 ? 'record.change' : 'record.add_details'), record.id),
      ...marks.slice(0, MOST_UNDONE).map(({ as }) => undoButton(as, carried, told, speech)),
      ...(customer ? [button(`record.seal_name:${carried}`, speech.t('record.seal_name'), record.id)] : []),
      ...(sealedAt
        ? [
            button(
              `record.unseal_name:${sealedAt.join('.')}/${carried}`,
              speech.t('record.undo', { what: sealedField(kind, speech) }),
              record.id,
            ),
          ]
        : []),
      button('record.note', speech.t('record.note'), record.id),
    ),
  ]);
}

/** The signal that a record names although its amount is too small; null where there is none. */
export function smallSignal({ kind, details }: Pick<LobbyRecord, 'kind' | 'details'>): string | null {
  const { thresholds }: Kind = kindOf(kind);
  const seen = details[thresholds?.signal?.below ?? ''];
  return typeof seen === 'string' ? seen : null;
}

function tooSmall(record: LobbyRecord, branch: Branch, speech: Speech): string | null {
  const kind: Kind = kindOf(record.kind);
  const seen = smallSignal(record);
  const least = seen === null ? null : thresholdOf(kind, seen, branch);
  if (seen === null || least === null || !kind.thresholds?.signal) return null;
  const signal = labelsOf(kind, speech).option(kind.thresholds.signal.field, seen);
  return speech.t('record.small_signal', { signal, least: speech.amount(least, currencyOf(branch)) });
}

function undoButton(as: string, carried: string, { record, names }: Logged, speech: Speech) {
  const kind: Kind = kindOf(record.kind);
  if (as === 'owner') return button('record.hand', speech.t('record.hand'), record.id);
  if (as === kind.never) {
    const name = names.get(String(record.details[as])) ?? '?';
    return button(`record.turn:${as}/${carried}`, speech.t('record.turn', { name }), record.id);
  }
  return button(
    `record.undo:${as}/${carried}`,
    speech.t('record.undo', { what: labelOf(as, kind, speech) }),
    record.id,
  );
}

/** The label of the encrypted field for the customer's name. */
const sealedField = (kind: Kind, speech: Speech): string =>
  labelsOf(kind, speech).label(customerFieldOf(kind) ?? '');

/** The placeholder for a customer's name, in the branch's language. */
export const inTheNamesPlace = ({ language }: Pick<Branch, 'language'>): string =>
  speak(language).t('record.the_customer');

const labelOf = (as: string, kind: Kind, speech: Speech): string =>
  as === 'severity' ? speech.t('record.severity_label') : labelsOf(kind, speech).label(as);

/** What was read, as text; null where the record no longer has the value. */
function markOf(as: string, { record, branch, names }: Logged, speech: Speech): string | null {
  const kind: Kind = kindOf(record.kind);
  if (as === 'severity')
    return record.severity ? speech.t('record.severity', { severity: record.severity }) : null;
  if (as === 'owner')
    return record.ownerId ? speech.t('record.owner', { name: names.get(record.ownerId) ?? '?' }) : null;
  const value = record.details[as];
  const field = allFields(kind)[as];
  if (value === undefined || !field || field.private) return null;
  const labels = labelsOf(kind, speech);
  const words = { speech, names, currency: currencyOf(branch), timezone: branch.timezone };
  return speech.t('record.mark', {
    label: labels.label(as),
    value: said({ name: as, field }, value, labels, words),
  });
}

/** A sentence about a record to one person. */
export function confirmation(
  key: Key,
  record: LobbyRecord,
  speech: Speech,
  slots: Record<string, string> = {},
): Message {
  const sentence = speech.t(key, { code: code(kindOf(record.kind), record.number), ...slots });
  return message(sentence, [section(sentence)]);
}
