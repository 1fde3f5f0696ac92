import { beginning } from '../../../platform/cut.js';
import type { Speech } from '../../../platform/language/speak.js';
import type { Sheet } from '../../../platform/workbook/sheet.js';
import { kinds } from '../../kinds/index.js';
import type { Kind } from '../../rules/kind.js';
import type { FoundRecord } from '../../rules/sought.js';
import { columnsOf, type Exported } from './columns.js';

/**
 * A sheet for each kind, or for each of its registers, in the order of the menus; rows by number. Empty ones are left
 * out.
 * @param taken names that are taken already, in lower case
 */
export function sheetsOf(exported: Exported, speech: Speech, taken: Set<string> = new Set()): Sheet[] {
  return (kinds as readonly Kind[]).flatMap((kind) => {
    const records = exported.records
      .filter((record) => record.kind === kind.name)
      .sort((a, b) => a.number - b.number);
    const columns = columnsOf(kind, exported, speech);
    return partsOf(kind, records, speech)
      .filter((part) => part.records.length > 0)
      .map((part) => ({
        name: sheetName(part.name, taken),
        columns,
        rows: part.records.map((record) => columns.map(({ cell }) => cell(record))),
      }));
  });
}

function partsOf(
  kind: Kind,
  records: readonly FoundRecord[],
  speech: Speech,
): { name: string; records: readonly FoundRecord[] }[] {
  const name = speech.t(`kinds.${kind.name}.many`);
  const registers = Object.entries(kind.registers ?? {});
  const listed = registers.flatMap(([, statuses]) => statuses);
  return [
    ...registers.map(([register, statuses]) => ({
      name: `${name} · ${speech.t(`kinds.${kind.name}.registers.${register}`)}`,
      records: records.filter(({ status }) => statuses.includes(status)),
    })),
    { name, records: records.filter(({ status }) => !listed.includes(status)) },
  ];
}

/** A valid sheet name: Excel allows 31 characters, forbids some, and wants unique names. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '');
  let name = beginning(plain.trim(), 31);
  for (let count = 2; taken.has(name.toLowerCase()); count++)
    name = `${beginning(plain.trim(), 27)} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}
