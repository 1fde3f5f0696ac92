import { cut } from '../../platform/cut.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindOf } from '../kinds/index.js';
import { code } from '../rules/kind.js';
import type { Open } from '../rules/open-points.js';
import { headline } from './headline.js';
import { severityMark } from './labels.js';

/**
 * An open point as one line of a handover, in plain text. It begins with the record's code, by which `standIn` finds
 * it.
 */
export function pointLine(
  record: Open,
  { branch, names }: { branch: Branch; names: ReadonlyMap<string, string> },
  speech: Speech,
): string {
  const number = `${severityMark(record.severity)}${code(kindOf(record.kind), record.number)}`;
  const owner = record.ownerId && names.get(record.ownerId);
  const words = headline(record, { branch, names }, speech).replace(/\s+/g, ' ').trim();
  return `${number} ${cut(words, 80)}${owner ? ` · ${speech.t('points.with', { name: owner })}` : ''}`;
}
