import { line } from '../../platform/blocks/escape.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, kindOf } from '../../records/module.js';
import type { Pointed } from '../rules/report-figures.js';
import type { ReportModel } from './report-model.js';

/** A record's code, linked to its card if it has one. */
export function numberLink({ id, kind, number }: Pointed, { cards, branch, link }: ReportModel): string {
  const said = code(kindOf(kind), number);
  const ts = cards.get(id);
  return ts ? `<${link(branch.channel, ts)}|${said}>` : `*${said}*`;
}

/** A record in one line: code, words, owner, and its limit as of the end of the period. */
export function pointedLine(record: Pointed, sheet: ReportModel, speech: Speech): string {
  const { names, summaries } = sheet;
  const words = line(summaries.get(record.id) ?? '', 90);
  const owner = record.ownerId ? line(names.get(record.ownerId) ?? '?', 40) : speech.t('nobody');
  const limit = record.dueAt ? [limitText(record.dueAt, sheet, speech)] : [];
  return [`${numberLink(record, sheet)} ${words}`.trim(), owner, ...limit].join(' · ');
}

function limitText(dueAt: Date, { period, now, branch }: ReportModel, speech: Speech): string {
  const when = speech.moment(dueAt, branch.timezone);
  return dueAt < now && dueAt < period.to
    ? `🔴 ${speech.t('record.overdue_since', { when })}`
    : `⏳ ${speech.t('record.due', { when })}`;
}
