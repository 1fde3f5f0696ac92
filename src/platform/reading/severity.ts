import type { Folded, Span } from './fold.js';
import { numberOf } from './numerals.js';
import { words } from './words.js';

/** How grave something is, as the line says it: `sev1`, `SEV-2`, `#sev2`, 级别：1, 一级. */
export interface SeverityRead extends Span {
  /** As it was typed: 1 to 4 are severities, anything else is none. */
  level: number;
}

const NAME = words.severity.map((word) =>
  /^[a-z]/.test(word) ? `(?<![a-z])${word.replace(' ', '\\s+')}` : word,
);
const NAMED = new RegExp(
  `(?:#\\s?)?(?:${NAME.join('|')})\\s?(?:[-:=#._]|is(?= ))?\\s?(\\d+|[零一二三四五六七八九十]|zero|one|two|three|four|five)(?![a-z0-9]|[.:/]\\d)`,
  'gu',
);
const GRADE =
  /(?<=^|[\s,.;:!?()[\]#【】、。；！？])(\d|[一二三四]|i{1,3}|iv)(?:级|級)(?=$|[\s,.;:!?()[\]【】、。；！？])/gu;

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);
const levelOf = (written: string): number =>
  ROMAN.get(written) ?? words.numbers.get(written) ?? numberOf(written) ?? 0;

/** Every severity in a folded text. A place, a line of the metro or a bay (P1, S1, B2) is none. */
export function severitiesIn({ text }: Folded): SeverityRead[] {
  const all = [...text.matchAll(NAMED), ...text.matchAll(GRADE)];
  return all
    .map((found) => ({
      level: levelOf(found[1] ?? ''),
      start: found.index,
      end: found.index + found[0].length,
    }))
    .sort((a, b) => a.start - b.start);
}
