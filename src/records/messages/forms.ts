import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import { context, entries, input, modal, option, plain, section } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Fields, Values } from '../../platform/forms/field.js';
import { type FormScene, inputs, type Labels, manyLines, people } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { isConflicted } from '../rules/conflict.js';
import { allFields, code, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { thresholdOf } from '../rules/threshold.js';
import type { Card } from './card.js';
import { headline } from './headline.js';
import { kindName, labelsOf, statusName } from './labels.js';

const summaryInput = (kind: Kind, text: string | undefined, speech: Speech): KnownBlock =>
  input('summary', speech.t(`kinds.${kind.name}.summary`), manyLines(3000, text), {
    optional: kind.text === 'optional',
    hint: kind.text === 'sealed' ? speech.t('form.private') : undefined,
  });

/** A kind's labels; those of signals with the amount from which on they count. */
function thresholdLabels(kind: Kind, { branch, speech }: FormScene): Labels {
  const labels = labelsOf(kind, speech);
  return {
    ...labels,
    option: (field, one) => {
      const least = field === kind.thresholds?.signal?.field ? thresholdOf(kind, one, branch) : null;
      const label = labels.option(field, one);
      return least === null
        ? label
        : speech.t('form.from_amount', { label, amount: speech.amount(least, currencyOf(branch)) });
    },
  };
}

/**
 * The form of a new record. Only the first question must be answered.
 * @param where inputs for the branches in which it is logged.
 */
export function logForm(
  kind: Kind,
  {
    given,
    metadata,
  }: {
    given: { text?: string; severity?: number | null; values?: Values };
    metadata: { branchId: string; draft?: string };
  },
  scene: FormScene,
  where: KnownBlock[] = [],
): ModalView {
  const { speech } = scene;
  return modal(
    { callback: `record.log:${kind.name}`, title: kindName(kind, speech) },
    [
      summaryInput(kind, given.text, speech),
      ...severityInput(kind, given.severity ?? kind.severity, speech),
      ...inputs(kind.fields, given.values ?? {}, thresholdLabels(kind, scene), scene),
      ...where,
    ],
    { submit: speech.t('form.log'), close: speech.t('form.cancel') },
    metadata,
  );
}

function severityInput(kind: Kind, severity: number | null | undefined, speech: Speech): KnownBlock[] {
  if (!kind.severity) return [];
  const options = ([1, 2, 3, 4] as const).map((one) => option(speech.t(`severity.${one}`), String(one)));
  const initial = options[(severity ?? kind.severity) - 1];
  return [
    input(
      'severity',
      speech.t('record.severity_label'),
      { type: 'static_select', options, ...(initial ? { initial_option: initial } : {}) },
      { optional: true },
    ),
  ];
}

/** The form of a move that asks for something. */
export function moveForm(
  kind: Kind,
  { move, asks }: { move: string; asks: Fields },
  card: Card,
  scene: FormScene,
): ModalView {
  const { speech } = scene;
  return modal(
    { callback: `record.moved:${move}`, title: speech.t(`kinds.${kind.name}.moves.${move}.label`) },
    [about(card, speech), ...inputs(asks, card.record.details, labelsOf(kind, speech), scene)],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { record: card.record.id },
  );
}

export function noteForm(card: Card, speech: Speech, text?: string): ModalView {
  return modal(
    { callback: 'record.noted', title: speech.t('record.note') },
    [about(card, speech), input('text', speech.t('record.note_label'), manyLines(3000, text))],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { record: card.record.id },
  );
}

/** The form that asks with which record this one is to be merged. */
export function mergeForm(card: Card, speech: Speech): ModalView {
  return modal(
    { callback: 'record.merged', title: speech.t('record.merge') },
    [
      about(card, speech),
      input('into', speech.t('record.merge_label'), {
        type: 'plain_text_input',
        max_length: 20,
        placeholder: plain(code(card.kind, 12), 150),
      }),
    ],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { record: card.record.id },
  );
}

export function handForm(card: Card, { members, speech }: FormScene): ModalView {
  // The person whom the record is about is not offered (Z5).
  const able = members.filter(({ personId }) => !isConflicted(card.kind, card.record, personId));
  return modal(
    { callback: 'record.handed', title: speech.t('record.hand') },
    [
      about(card, speech),
      input('to', speech.t('record.hand_label'), { type: 'static_select', ...entries(people(able)) }),
    ],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { record: card.record.id },
  );
}

/**
 * Whether a photo field belongs to a move that was made. Photos are not in the record's details, so the move's other
 * answers are looked for.
 */
const wasAskedFor = (kind: Kind, record: LobbyRecord, name: string): boolean =>
  Object.values(kind.moves).some(
    ({ asks }) =>
      asks?.[name]?.type === 'photos' && Object.keys(asks).some((other) => other in record.details),
  );

/** The form to correct a record. Private fields start empty, and stay unchanged if left empty. */
export function editForm(card: Card, scene: FormScene): ModalView {
  const { record, kind } = card;
  const { speech } = scene;
  const known = Object.fromEntries(
    Object.entries(allFields(kind))
      .filter(([name]) => name in kind.fields || name in record.details || wasAskedFor(kind, record, name))
      .map(([name, { required: _, ...field }]) => [name, field]),
  ) as Fields;
  return modal(
    { callback: 'record.edited', title: speech.t('record.edit') },
    [
      about(card, speech),
      kind.text === 'sealed'
        ? input('summary', speech.t(`kinds.${kind.name}.summary`), manyLines(3000), {
            optional: true,
            hint: speech.t('form.private'),
          })
        : summaryInput(kind, record.summary, speech),
      ...severityInput(kind, record.severity, speech),
      ...inputs(known, record.details, labelsOf(kind, speech), scene),
    ],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { record: record.id },
  );
}

/** Private details, decrypted, in a modal that only this person sees. */
export function revealed(
  card: Card,
  secrets: Record<string, string>,
  pictures: readonly KnownBlock[],
  speech: Speech,
): ModalView {
  const labels = labelsOf(card.kind, speech);
  const all = allFields(card.kind);
  return modal(
    { callback: 'record.revealed', title: speech.t('record.reveal') },
    [
      about(card, speech),
      ...Object.entries(secrets).map(([field, value]) =>
        section(
          `*${field in all ? labels.label(field) : speech.t(field === 'summary' ? 'record.summary' : 'record.as_written')}*\n${cut(escapeText(value), 2800)}`,
        ),
      ),
      ...pictures,
      ...context(speech.t('record.look_noted')),
    ],
    { close: speech.t('form.close') },
  );
}

function about(card: Card, speech: Speech): KnownBlock {
  const { record, kind } = card;
  return section(
    `*${code(kind, record.number)}* · ${statusName(record, speech)}\n${line(headline(record, card, speech), 300)}`,
  );
}
