import type { Labels } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';

/** The labels of a kind's fields and options. */
export function labelsOf(kind: Kind, speech: Speech): Labels {
  return {
    label: (field) => speech.t(`kinds.${kind.name}.fields.${field}.label`),
    option: (field, one) => speech.t(`kinds.${kind.name}.fields.${field}.options.${one}`),
    hint: (field) => speech.maybe(`kinds.${kind.name}.fields.${field}.hint`),
  };
}

export const kindName = (kind: Pick<Kind, 'name'>, speech: Speech) => speech.t(`kinds.${kind.name}.name`);
export const statusName = (record: Pick<LobbyRecord, 'kind' | 'status'>, speech: Speech) =>
  speech.t(`kinds.${record.kind}.statuses.${record.status}`);
export const severityMark = (severity: number | null) =>
  severity === 1 ? '🔴 ' : severity === 2 ? '🟠 ' : '';
