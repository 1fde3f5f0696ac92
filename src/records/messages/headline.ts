import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import { said } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindOf } from '../kinds/index.js';
import { allFields } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { kindName, labelsOf } from './labels.js';

/** Fields shown for a record without words. */
const MAX_NAMES = 3;

/**
 * What a record is about in one line, neither escaped nor shortened: its words or, if it has none (a count, or
 * encrypted words), its first fields.
 */
export function headline(
  record: Pick<LobbyRecord, 'kind' | 'summary' | 'details'>,
  { branch, names }: { branch: Branch; names: ReadonlyMap<string, string> },
  speech: Speech,
): string {
  if (record.summary !== '') return record.summary;
  const kind = kindOf(record.kind);
  const all = allFields(kind);
  const labels = labelsOf(kind, speech);
  const words = { speech, names, currency: currencyOf(branch), timezone: branch.timezone };
  const parts = kind.card
    .filter((name) => record.details[name] !== undefined && !all[name]?.private)
    .slice(0, MAX_NAMES)
    .map(
      (name) =>
        `${labels.label(name)} ${said({ name, field: all[name] }, record.details[name] ?? '', labels, words)}`,
    );
  return parts.length > 0 ? parts.join(' · ') : kindName(kind, speech);
}
