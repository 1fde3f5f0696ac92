import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, headline, kindOf, type Open, severityMark } from '../../records/module.js';
import type { Run } from '../rules/run.js';
import { titleOf } from './run.js';

/** So many fit into what somebody can read over before handing it on. */
const MAX_LINES = 20;

/** What is open, a line each, as the beginning of a text that a person goes on with: plain words, not markup. */
export function pointsText(
  records: readonly Open[],
  unsigned: readonly Run[],
  { branch, names }: { branch: Branch; names: ReadonlyMap<string, string> },
  speech: Speech,
): string {
  const lines = records.map((record) => {
    const number = `${severityMark(record.severity)}${code(kindOf(record.kind), record.number)}`;
    const owner = record.ownerId && names.get(record.ownerId);
    const words = headline(record, { branch, names }, speech).replace(/\s+/g, ' ').trim();
    const short = [...words].length > 80 ? `${[...words].slice(0, 79).join('')}…` : words;
    return `${number} ${short}${owner ? ` · ${speech.t('points.with', { name: owner })}` : ''}`;
  });
  const lists = unsigned.map((run) => speech.t('points.unsigned', { list: titleOf(run, speech) }));
  const shown = lines.slice(0, MAX_LINES);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [speech.t('briefing.and_more', { count: rest })] : []), ...lists]
    .map((each) => `• ${each}`)
    .join('\n');
}
