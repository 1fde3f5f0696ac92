import { escapeText, line } from '../../platform/blocks/escape.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, isOpenStatus, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { headline } from './headline.js';
import { severityMark, statusName } from './labels.js';

/** One line of a list of records, with a link to its card. */
export function recordLine(
  record: LobbyRecord & { dueAt: Date | null },
  kind: Kind,
  words: { branch: Branch; names: ReadonlyMap<string, string>; now: Date; link?: string | null },
  speech: Speech,
): string {
  const number = code(kind, record.number);
  // A closed record without an owner does not need one, so "nobody" is not shown.
  const nobody = isOpenStatus(kind, record.status) ? speech.t('nobody') : null;
  const owner = record.ownerId ? (words.names.get(record.ownerId) ?? '?') : nobody;
  const due =
    record.dueAt && !record.mergedId
      ? record.dueAt < words.now
        ? ` · 🔴 ${speech.t('record.overdue_since', { when: speech.moment(record.dueAt, words.branch.timezone) })}`
        : ` · ⏳ ${speech.t('record.due', { when: speech.moment(record.dueAt, words.branch.timezone) })}`
      : '';
  const head = words.link ? `<${words.link}|${number}>` : `*${number}*`;
  return `${severityMark(record.severity)}${head} ${line(headline(record, words, speech), 140)}\n${[statusName(record, speech), ...(owner ? [escapeText(owner)] : [])].join(' · ')}${due}`;
}
