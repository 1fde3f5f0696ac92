import { escapeText, line } from '../../platform/blocks/escape.js';
import { type Message, message, section } from '../../platform/blocks/kit.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Field, Fields, Values } from '../../platform/forms/field.js';
import { said } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import type { RecordEvent, SilentType } from '../rules/events.js';
import { allFields } from '../rules/kind.js';
import type { Card } from './card.js';
import { kindName, labelsOf } from './labels.js';

/** An entry of the timeline as a reply in the card's thread. */
export function eventLine(
  event: Pick<RecordEvent, 'type' | 'data' | 'actorId'>,
  place: Pick<Card, 'kind' | 'branch' | 'names' | 'codes'>,
  speech: Speech,
): Message {
  const { kind, names, codes } = place;
  const who = escapeText(event.actorId ? (names.get(event.actorId) ?? '?') : 'Lobby');
  const data = event.data as Record<string, string>;
  const said = ((): string => {
    switch (event.type) {
      case 'moved':
        return `*${who}* ${speech.t(`kinds.${kind.name}.moves.${data.move}.did`)}${answers(event.data, place, speech)}`;
      case 'assigned':
        return speech.t('timeline.assigned', { who, to: escapeText(names.get(data.to ?? '') ?? '?') });
      case 'noted':
        return `*${who}*: ${escapeText(String(data.text ?? ''))}`;
      case 'edited':
        if (data.name === 'sealed' || data.name === 'unsealed')
          return speech.t(`timeline.name_${data.name}`, { who });
        return `${speech.t('timeline.edited', { who })}${before(event.data, place, speech)}`;
      case 'released':
        return data.from
          ? speech.t('timeline.left', { name: escapeText(names.get(data.from) ?? '?') })
          : speech.t('timeline.released', { who });
      case 'stepped':
        return `*${who}* ✓ ${labelsOf(kind, speech).option(data.field ?? '', data.to ?? '')}`;
      case 'spawned':
        return speech.t('timeline.spawned', {
          code: codes.get(data.record ?? '') ?? '?',
          kind: kindName({ name: data.kind ?? '' }, speech),
        });
      case 'merged':
      case 'absorbed':
      case 'separated':
        return speech.t(`timeline.${event.type}`, { who, code: codes.get(data.record ?? '') ?? '?' });
      default:
        // All types with a reply are handled above.
        event.type satisfies SilentType;
        return speech.t('timeline.logged', { who });
    }
  })();
  return message(said.replaceAll('*', ''), [section(said)]);
}

type Place = Pick<Card, 'kind' | 'branch' | 'names'>;

const wordsOf = ({ branch, names }: Place, speech: Speech) => ({
  speech,
  names,
  currency: currencyOf(branch),
  timezone: branch.timezone,
});

/** Whether a field's values may be shown in the channel. */
const mayBeTold = (field: Field | undefined) => field !== undefined && !field.private && !field.discreet;

/** The answers to the move's questions. `from` and `to` are the entry's statuses, even if a field has such a name. */
function answers(data: Record<string, unknown>, place: Place, speech: Speech): string {
  const asks: Fields = place.kind.moves[String(data.move)]?.asks ?? {};
  const labels = labelsOf(place.kind, speech);
  const words = wordsOf(place, speech);
  return Object.entries(data)
    .filter(([name]) => mayBeTold(asks[name]))
    .map(
      ([name, value]) =>
        `\n${labels.label(name)}: ${line(said({ name, field: asks[name] }, value as Values[string], labels, words), 600)}`,
    )
    .join('');
}

/** The values before a correction. */
function before(data: Record<string, unknown>, place: Place, speech: Speech): string {
  const labels = labelsOf(place.kind, speech);
  const all = allFields(place.kind);
  const words = wordsOf(place, speech);
  const lines = Object.entries((data.before ?? {}) as Record<string, Values[string] | null>).map(
    ([name, value]) =>
      speech.t('timeline.before', {
        field: labels.label(name),
        value:
          value === null || !mayBeTold(all[name])
            ? '–'
            : line(said({ name, field: all[name] }, value, labels, words), 300),
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
