import type { Fields, Values } from '../../platform/forms/field.js';
import { said } from '../../platform/forms/inputs.js';
import { allFields, type Kind, kindName } from '../../records/module.js';
import { type BookedEvent, correctedTo } from '../rules/facts.js';
import { labelsIn, nameOf, type Place, statusIn, valueWords } from './line.js';

/** An entry of a timeline as plain text, uncut and without private values. */
export function eventWords(event: BookedEvent, kind: Kind, place: Place): string {
  const { type, data, actorId, record } = event;
  const { speech, facts } = place;
  const who = actorId ? nameOf(actorId, place) : 'Lobby';
  const told = data as Record<string, string>;
  const other = { code: facts.codes.get(told.record ?? '') ?? '?' };
  const status = (name: string | undefined) => statusIn(kind, name ?? '', place);
  switch (type) {
    case 'moved':
      return [
        `${who} ${speech.maybe(`kinds.${kind.name}.moves.${told.move}.did`) ?? told.move}`,
        ...(told.from === told.to ? [] : [`${status(told.from)} → ${status(told.to)}`]),
        ...answers(data, kind, place),
      ].join('\n');
    case 'noted':
      return String(data.text ?? '');
    case 'assigned':
      return speech.t('timeline.assigned', { who, to: nameOf(told.to, place) });
    case 'released':
      return told.from
        ? speech.t('timeline.left', { name: nameOf(told.from, place) })
        : speech.t('timeline.released', { who });
    case 'stepped':
      return `✓ ${labelsIn(kind, place).option(told.field ?? '', told.to ?? '')}`;
    case 'spawned':
      return speech.t('timeline.spawned', { ...other, kind: kindName({ name: told.kind ?? '' }, speech) });
    case 'merged':
    case 'absorbed':
    case 'separated':
      return speech.t(`timeline.${type}`, { who, ...other });
    case 'edited':
      return [speech.t('timeline.edited', { who }), ...corrections(event, kind, place)].join('\n');
    case 'sealed':
      return speech.t(event.at > record.loggedAt ? 'timeline.sealed' : 'daybook.given');
    case 'acknowledged':
      return [speech.t('daybook.read', { who }), ...(told.to ? [status(told.to)] : [])].join('\n');
    case 'lapsed':
      return speech.t('daybook.lapsed', { status: status(told.to) });
    case 'logged':
      return speech.t('timeline.logged', { who });
  }
}

/** The answers to the fields that a move asked for. */
function answers(data: Record<string, unknown>, kind: Kind, place: Place): string[] {
  const asks: Fields = kind.moves[String(data.move)]?.asks ?? {};
  return Object.entries(data).flatMap(([name, value]) => {
    const words = wordsOf({ name, value }, asks, kind, place);
    return words === null ? [] : [`${labelsIn(kind, place).label(name)}: ${words}`];
  });
}

/** The values before a correction, and after it. */
function corrections(event: BookedEvent, kind: Kind, place: Place): string[] {
  const { data } = event;
  const { speech, facts } = place;
  const { t } = speech;
  const after = correctedTo(event, facts);
  const fields = allFields(kind);
  const both = (field: string, was: string, is: string) => [
    t('timeline.before', { field, value: was }),
    `${field}: ${is}`,
  ];
  const value = (name: string, given: unknown) =>
    given === null ? '–' : (wordsOf({ name, value: given }, fields, kind, place) ?? '–');
  return [
    ...(typeof data.summary === 'string' ? both(t('record.summary'), data.summary, after.summary) : []),
    ...(typeof data.severity === 'number'
      ? both(t('record.severity_label'), String(data.severity), String(after.severity))
      : []),
    ...Object.entries((data.before ?? {}) as Record<string, unknown>).flatMap(([name, was]) =>
      both(labelsIn(kind, place).label(name), value(name, was), value(name, after.value(name))),
    ),
    ...(Array.isArray(data.sealed) ? [t('timeline.sealed')] : []),
  ];
}

/** A value as text; null for values that only forms show. */
function wordsOf(
  { name, value }: { name: string; value: unknown },
  fields: Fields,
  kind: Kind,
  place: Place,
): string | null {
  const field = fields[name];
  if (!field || field.private || field.discreet) return null;
  return said({ name, field }, value as Values[string], labelsIn(kind, place), valueWords(place));
}
