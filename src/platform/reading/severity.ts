import type { Folded, Span } from './fold.js';
import { numberOf } from './numerals.js';
import { oneOf, words } from './words.js';

/** How grave something is, as the line says it: `sev1`, `SEV-2`, `#sev2`, 级别：1, 一级. */
export interface SeverityRead extends Span {
  /** As it was typed: 1 to 4 are severities, anything else is none. */
  level: number;
}

const NAME = words.severity.map((word) => (/^[a-z]/.test(word) ? `(?<![a-z])${word.replace(' ', '\\s+')}` : word));
const NAMED = new RegExp(
  `(?:#\\s?)?(?:${NAME.join('|')})\\s?[-:=#.]?\\s?(\\d+|[零一二三四五六七八九十])(?![a-z0-9]|[.:/]\\d)`,
  'gu',
);
const GRADE = /(?<=^|[\s,.;:!?()[\]#【】、。；！？])(\d|[一二三四])(?:级|級)(?=$|[\s,.;:!?()[\]【】、。；！？])/gu;

/** Every severity in a folded text. A place, a line of the metro or a bay (P1, S1, B2) is none. */
export function severitiesIn({ text }: Folded): SeverityRead[] {
  const all = [...text.matchAll(NAMED), ...text.matchAll(GRADE)];
  return all
    .map((found) => ({
      level: numberOf(found[1] ?? '') ?? 0,
      start: found.index,
      end: found.index + found[0].length,
    }))
    .sort((a, b) => a.start - b.start);
}
