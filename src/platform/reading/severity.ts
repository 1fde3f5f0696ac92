import type { Folded, Span } from '../text/fold.js';
import { numberOf } from './numerals.js';
import { oneOf, words } from './words.js';

/** The severity that a line states: `sev1`, `SEV-2`, `#sev2`, 级别：1, 一级. */
export interface SeverityRead extends Span {
  /** Ambiguous or negated: sev1 or 2, not sev1. */
  doubtful?: true;
  /** As it was typed: 1 to 4 are severities, any other number is not. */
  level: number;
}

const GENERIC = /^(?:等级|等級)$/;
/** Not after words for other levels, such as of risk or of customers. */
const OTHER = '(?<![a-z0-9]|风险|風險|客户|客戶|会员|會員|信用|服务|服務|评定|評定|账户|帳戶)';
const NAME = words.severity.map((word) => {
  const spelt = word.replace(' ', '\\s+');
  if (/^[a-z]/.test(word)) return `(?<![a-z])${spelt}`;
  return GENERIC.test(word) ? `(?<!\\p{L}|\\p{N})${spelt}` : `${OTHER}${spelt}`;
});
const NUMBER = '\\d+|[零一二三四五六七八九十壹贰貳叁參肆①-⑨]|(?:zero|one|two|three|four|five)(?![a-z])';
const NAMED = new RegExp(
  `(?:#\\s?)?(?:${NAME.join('|')})\\s?(?:[-:=#._]|是|为|為|is(?= ))?\\s?(${NUMBER})(?![0-9]|[.:/]\\d)(级|級)?`,
  'gu',
);
const EDGE = '[为為是属屬\\s,.;:!?()[\\]#【】、。；！？]';
const GRADE = new RegExp(`#?(?<=^|${EDGE})(\\d|[一二三四壹贰貳叁]|i{1,3}|iv)(?:级|級)(?=$|${EDGE})`, 'gu');
/** Followed by another number: one of several, or a change. */
const HALF = /^\s?(?:->|→|[-~/或>]|,(?=\d)|or(?![a-z]))\s?\d/u;
const AGAINST = new RegExp(`(?:${oneOf(words.against)})\\s*(?:a\\s+)?$`, 'u');

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);
const FRAMED: ReadonlyMap<string, number> = new Map(
  [...'①②③④⑤⑥⑦⑧⑨'].map((sign, place): [string, number] => [sign, place + 1]),
);
const levelOf = (written: string): number =>
  ROMAN.get(written) ?? FRAMED.get(written) ?? words.numbers.get(written) ?? numberOf(written) ?? 0;

/** A number that is not a level, such as sev1.5, so that its beginning is not taken for one. */
const BROKEN = new RegExp(`(?:${NAME.join('|')})\\s?[-:=#._]?\\s?\\d+(?:[.:/]\\d+)+`, 'gu');

const isDoubtful = (text: string, { 0: whole, index }: RegExpExecArray): boolean =>
  /\d[.:/]\d/.test(whole) ||
  HALF.test(text.slice(index + whole.length, index + whole.length + 6)) ||
  AGAINST.test(text.slice(Math.max(0, index - 20), index));

/** Every severity in a folded text. Places such as P1, S1 and B2 are not severities. */
export function severitiesIn({ text }: Folded): SeverityRead[] {
  const all = [...text.matchAll(NAMED), ...text.matchAll(GRADE), ...text.matchAll(BROKEN)];
  return all
    .filter(
      (found, place) =>
        !all.some(
          (other, at) =>
            at < place && other.index <= found.index && found.index < other.index + other[0].length,
        ),
    )
    .map((found) => ({
      level: levelOf(found[1] ?? ''),
      start: found.index,
      end: found.index + found[0].length,
      ...(isDoubtful(text, found) ? { doubtful: true as const } : {}),
    }))
    .sort((a, b) => a.start - b.start);
}
