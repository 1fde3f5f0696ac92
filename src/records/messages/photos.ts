import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { PhotosShown } from '../../platform/photos/messages.js';
import { allFields, code, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';

/** What a record's photos are shown with: each with what it was given for, where the kind takes photos of several things. */
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
