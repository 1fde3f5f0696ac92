import { escapeText } from '../../platform/blocks/escape.js';
import { context, header, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindOf } from '../kinds/index.js';
import type { LobbyRecord } from '../rules/record.js';
import { recordLine } from './list.js';

/** The records of a customer. */
export interface CallerFound {
  /** The branch in which the person asked. */
  here: Branch;
  records: readonly LobbyRecord[];
  branches: ReadonlyMap<string, Branch>;
  names: ReadonlyMap<string, string>;
  now: Date;
  link(record: LobbyRecord): string | null;
}

/** The records of a customer who calls; never the name or number that was searched for. */
export function callerList(
  { here, records, branches, names, now, link }: CallerFound,
  speech: Speech,
): Message {
  const note = speech.t('caller.noted');
  if (records.length === 0) {
    const none = speech.t('caller.none');
    return message([none, note].join('\n'), [section(none), ...context(note)]);
  }
  const title = speech.t('caller.found', { count: records.length });
  const lines = records.map((record) => {
    const branch = branches.get(record.branchId) ?? here;
    const line = recordLine(
      { ...record, dueAt: null },
      kindOf(record.kind),
      { branch, names, now, link: link(record) },
      speech,
    );
    return branch.id === here.id ? line : `${line} · ${escapeText(branch.name)}`;
  });
  return message([title, ...lines, note].join('\n'), [
    header(title),
    ...lines.map((line) => section(line)),
    ...context(note),
  ]);
}
