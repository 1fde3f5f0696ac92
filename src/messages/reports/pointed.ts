import { kindOf } from '../../domain/records/index.js';
import { code } from '../../domain/records/kind.js';
import type { Pointed } from '../../domain/reports/told.js';
import { line } from '../escape.js';
import type { Speech } from '../speak.js';
import type { Sheet } from './sheet.js';

/** A record in one line: its number with a link, its words, who has it, and its limit. */
export function pointedLine(record: Pointed, sheet: Sheet, speech: Speech): string {
  const { names, summaries, period, now, branch, link } = sheet;
  const number = code(kindOf(record.kind), record.number);
  const at = link(record.id);
  const words = line(summaries.get(record.id) ?? '', 90);
  const owner = record.ownerId ? line(names.get(record.ownerId) ?? '?', 40) : speech.t('nobody');
  const when = record.dueAt && speech.moment(record.dueAt, branch.timezone);
  const end = period.to < now ? period.to : now;
  const due =
    record.dueAt && when
      ? [
          record.dueAt < end
            ? `🔴 ${speech.t('record.overdue_since', { when })}`
            : `⏳ ${speech.t('record.due', { when })}`,
        ]
      : [];
  return [`${at ? `<${at}|${number}>` : `*${number}*`} ${words}`.trim(), owner, ...due].join(' · ');
}
