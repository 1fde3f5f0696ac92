import type { Branch } from '../../domain/branch.js';
import type { Values } from '../../domain/field.js';
import { currencyOf } from '../../domain/money.js';
import { allFields, type Kind } from '../../domain/records/kind.js';
import type { RecordEvent } from '../../domain/records/record.js';
import { escapeText, line } from '../escape.js';
import { said } from '../form.js';
import { type Message, message, section } from '../kit.js';
import type { Speech } from '../speak.js';
import { type Card, labelsOf } from './card.js';

/** One line of the timeline, as a reply in the card's thread. */
export function eventLine(
  event: Pick<RecordEvent, 'type' | 'data' | 'actorId'>,
  { kind, branch, names }: Pick<Card, 'kind' | 'branch' | 'names'>,
  speech: Speech,
): Message {
  const who = escapeText(event.actorId ? (names.get(event.actorId) ?? '?') : 'Lobby');
  const data = event.data as Record<string, string>;
  const said = ((): string => {
    switch (event.type) {
      case 'moved':
        return `*${who}* ${speech.t(`kinds.${kind.name}.moves.${data.move}.did`)}${answers(event.data, kind, branch, names, speech)}`;
      case 'assigned':
        return speech.t('timeline.assigned', { who, to: escapeText(names.get(data.to ?? '') ?? '?') });
      case 'noted':
        return `*${who}*: ${escapeText(String(data.text ?? ''))}`;
      case 'edited':
        return `${speech.t('timeline.edited', { who })}${before(event.data, kind, branch, names, speech)}`;
      default:
        return speech.t('timeline.logged', { who });
    }
  })();
  return message(said.replaceAll('*', ''), [section(said)]);
}

function answers(
  data: Record<string, unknown>,
  kind: Kind,
  branch: Branch,
  names: Card['names'],
  speech: Speech,
): string {
  const all = allFields(kind);
  const labels = labelsOf(kind, speech);
  const words = { speech, names, currency: currencyOf(branch) };
  return Object.entries(data)
    .filter(([name]) => name in all && !all[name]?.private)
    .map(
      ([name, value]) =>
        `\n${labels.label(name)}: ${line(said(name, all[name], value as Values[string], labels, words), 600)}`,
    )
    .join('');
}

/** What stood there before a correction. */
function before(
  data: Record<string, unknown>,
  kind: Kind,
  branch: Branch,
  names: Card['names'],
  speech: Speech,
): string {
  const labels = labelsOf(kind, speech);
  const all = allFields(kind);
  const words = { speech, names, currency: currencyOf(branch) };
  const lines = Object.entries((data.before ?? {}) as Record<string, Values[string] | null>).map(
    ([name, value]) =>
      speech.t('timeline.before', {
        field: labels.label(name),
        value: value === null ? '–' : line(said(name, all[name], value, labels, words), 300),
      }),
  );
  if (typeof data.summary === 'string')
    lines.unshift(
      speech.t('timeline.before', { field: speech.t('record.summary'), value: line(data.summary, 600) }),
    );
  if (typeof data.severity === 'number')
    lines.push(
      speech.t('timeline.before', { field: speech.t('record.severity_label'), value: String(data.severity) }),
    );
  if (Array.isArray(data.sealed)) lines.push(speech.t('timeline.sealed'));
  return lines.map((one) => `\n${one}`).join('');
}
