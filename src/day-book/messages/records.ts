import type { Line } from '../../platform/day-register.js';
import { said } from '../../platform/forms/inputs.js';
import { allFields, code, type Kind, kindOf, type LobbyRecord } from '../../records/module.js';
import { type BookedEvent, correctedDay, earlierDay } from '../rules/facts.js';
import { eventWords } from './event.js';
import { labelsIn, nameOf, type Place, statusIn, valueWords } from './line.js';

/** The register of a kind, by time: the records logged that day, and that day's timeline entries. */
export function recordLines(kind: Kind, place: Place): Line[] {
  const { facts, branch } = place;
  const lines = [
    ...facts.logged
      .filter((record) => record.kind === kind.name && !earlierDay(record, facts, branch.timezone))
      .map((record) => loggedLine(record, place)),
    ...facts.events
      // The record's own line already says that it was logged.
      .filter((event) => event.record.kind === kind.name && event.type !== 'logged')
      .filter((event) => !correctedDay(event, facts, branch.timezone))
      .map((event) => eventLine(event, place)),
  ];
  return lines.sort((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0));
}

/** A record as it was logged, with everything that the whole branch may read. */
export function loggedLine(record: LobbyRecord, place: Place): Line {
  const kind = kindOf(record.kind);
  const { speech } = place;
  return {
    at: record.createdAt,
    number: code(kind, record.number),
    what: speech.t('daybook.logged'),
    words: [wordsOf(kind, record, place), ...details(kind, record, place)].filter(Boolean).join('\n'),
    by: nameOf(record.reporterId, place),
    owner: nameOf(record.ownerId, place),
    status: statusIn(kind, record.status, place),
  };
}

/** A private summary stays encrypted in the record; the record's number leads there. */
const wordsOf = (kind: Kind, { summary }: LobbyRecord, { speech }: Place) =>
  summary === '' && kind.text === 'sealed' ? speech.t('daybook.private') : summary;

function details(kind: Kind, record: LobbyRecord, place: Place): string[] {
  const { speech, facts } = place;
  const labels = labelsIn(kind, place);
  const codeOf = (id: string | null) => (id ? facts.codes.get(id) : undefined);
  const [parent, into] = [kind.spreads ? undefined : codeOf(record.parentId), codeOf(record.mergedId)];
  return [
    ...(record.severity ? [`${speech.t('record.severity_label')}: ${record.severity}`] : []),
    ...Object.entries(allFields(kind)).flatMap(([name, field]) => {
      const value = record.details[name];
      if (value === undefined || field.private || field.discreet) return [];
      return [`${labels.label(name)}: ${said({ name, field }, value, labels, valueWords(place))}`];
    }),
    ...(parent ? [speech.t('record.parent', { code: parent })] : []),
    ...(into ? [speech.t('record.merged', { code: into })] : []),
  ];
}

/** An entry of a timeline. */
export function eventLine(event: BookedEvent, place: Place): Line {
  const kind = kindOf(event.record.kind);
  return {
    at: event.at,
    number: code(kind, event.record.number),
    what: place.speech.t('daybook.entry'),
    words: eventWords(event, kind, place),
    by: event.actorId ? nameOf(event.actorId, place) : 'Lobby',
  };
}
