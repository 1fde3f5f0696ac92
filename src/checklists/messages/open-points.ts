import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, kindOf, type Open, pointLine } from '../../records/module.js';
import type { Run } from '../rules/run.js';
import { titleOf } from './run.js';

/** Points written out, as many as somebody can check before handing over; of the others only the numbers are given. */
const MAX_LINES = 20;
const MAX_NUMBERS = 60;

/** What is open, a line each, as plain text (not mrkdwn) that a person goes on editing. */
export function pointsText(
  records: readonly Open[],
  unsigned: readonly Run[],
  place: { branch: Branch; names: ReadonlyMap<string, string> },
  speech: Speech,
): string {
  const lines = records.slice(0, MAX_LINES).map((record) => pointLine(record, place, speech));
  const others = records.slice(MAX_LINES);
  const numbers = others
    .slice(0, MAX_NUMBERS)
    .map(({ kind, number }) => code(kindOf(kind), number))
    .join(', ');
  const lists = unsigned.map((run) => speech.t('points.unsigned', { list: titleOf(run, speech) }));
  const rest =
    others.length > 0 ? [`${speech.t('briefing.and_more', { count: others.length })}: ${numbers}`] : [];
  return [...lines, ...rest, ...lists].map((each) => `• ${each}`).join('\n');
}
