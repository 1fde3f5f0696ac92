import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { PhotosShown } from '../../platform/photos/messages.js';
import { allFields, code, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';

/** The captions of a record's photos: the field for which each was given, if the kind has several photo fields. */
export function photosOfRecord(
  {
    record,
    kind,
    branch,
  }: { record: Pick<LobbyRecord, 'number'>; kind: Kind; branch: Pick<Branch, 'timezone'> },
  speech: Speech,
): PhotosShown {
  const several = Object.values(allFields(kind)).filter(({ type }) => type === 'photos').length > 1;
  return {
    title: code(kind, record.number),
    timezone: branch.timezone,
    label: (field) => (several ? speech.t(`kinds.${kind.name}.fields.${field}.label`) : null),
  };
}
