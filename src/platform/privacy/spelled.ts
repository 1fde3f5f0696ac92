import type { Folded, Span } from '../text/fold.js';

/** A rewriting of a folded text: each UTF-16 unit of `text` stands for [starts, ends) of the folded text. */
export interface Way {
  text: string;
  starts: readonly number[];
  ends: readonly number[];
}

/** Chinese characters for digits: plain, as said over the telephone, formal, and circled. */
const DIGITS = new Map(
  [
    '〇零○⓪',
    '一壹幺么①',
    '二贰貳两兩②',
    '三叁參③',
    '四肆④',
    '五伍⑤',
    '六陆陸⑥',
    '七柒⑦',
    '八捌⑧',
    '九玖⑨',
  ].flatMap((signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const)),
);
const SAID = [...DIGITS.keys()].join('');
/**
 * Four or more in a row, which are not a quantity; not after a weekday or a word to which the first character
 * belongs.
 */
const CHINESE = new RegExp(
  `(?<![周週期拜第什怎那这這要多])[${SAID}\\d](?:[ \\-，、/\\n,.·;:]{0,2}[${SAID}\\d]){3,}`,
  'g',
);
const SIGN = new RegExp(`[${SAID}]`, 'g');

/** English words for digits, and for two or three of them at once. */
const WORDS = new Map([
  ...'zero one two three four five six seven eight nine'
    .split(' ')
    .map((word, digit) => [word, `${digit}`] as const),
  ...['oh', 'o', 'nought', 'naught', 'nil'].map((word) => [word, '0'] as const),
  ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, place) => [word, `${10 + place}`] as const),
  ['hundred', '00'],
  ['thousand', '000'],
]);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, place) => [word, `${2 + place}`]),
);
const TIMES = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);
const WORD = [...WORDS.keys(), ...TENS.keys(), ...TIMES.keys()].sort((a, b) => b.length - a.length).join('|');
const TOKEN = `(?:(?:${WORD})(?![a-z])|\\d+)`;
const ENGLISH = new RegExp(`(?<![a-z])(?<!\\d(?=\\d))${TOKEN}(?:[ ,.\\-/\\n]{1,2}${TOKEN}){2,}`, 'g');

/** Letters that are typed in place of digits that look like them. */
const LOOK_ALIKES = /(?<![a-z\d])[\doil](?:[ -]?[\doil]){7,}(?![a-z\d])/g;
const LOOKS: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' };

/** Blanks masked numbers with bullets, so that digits spelt after one are a number of their own. */
const withoutMasks = (text: string) =>
  text.replace(/•{4} [0-9A-Za-z]{2,4}(?!\d)/g, (mask) => '•'.repeat(mask.length));

interface Replacement extends Span {
  digits: string;
}

/** A text with digits that are spelt, in Chinese or in English, written as digits; null where there are none. */
export function spelled(folded: Pick<Folded, 'text' | 'cased'>): Way | null {
  const [text, cased] = [withoutMasks(folded.text), withoutMasks(folded.cased)];
  const replacements = [...chineseIn(text), ...englishIn(text), ...alikeIn(text)].sort(
    (a, b) => a.start - b.start,
  );
  if (replacements.length === 0) return null;
  const signs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (sign: string, start: number, end: number) => {
    signs.push(sign);
    starts.push(start);
    ends.push(end);
  };
  let at = 0;
  for (const { start, end, digits } of replacements) {
    if (start < at) continue;
    for (; at < start; at++) add(cased[at] ?? '', at, at + 1);
    for (const digit of digits) add(digit, start, end);
    at = end;
  }
  for (; at < cased.length; at++) add(cased[at] ?? '', at, at + 1);
  return { text: signs.join(''), starts, ends };
}

const chineseIn = (text: string): Replacement[] =>
  [...text.matchAll(CHINESE)].flatMap(({ 0: run, index }) =>
    [...run.matchAll(SIGN)].map(({ 0: sign, index: place }) => ({
      start: index + place,
      end: index + place + sign.length,
      digits: DIGITS.get(sign) ?? sign,
    })),
  );

const TOKENS = new RegExp(TOKEN, 'g');
/** The least words among the tokens: "one 2026 report" is not a spelt number. */
const SPELT = 3;

function englishIn(text: string): Replacement[] {
  return [...text.matchAll(ENGLISH)].flatMap(({ 0: run, index }) => {
    const tokens = [...run.matchAll(TOKENS)].map(({ 0: word, index: place }) => ({
      word,
      start: index + place,
      end: index + place + word.length,
    }));
    if (tokens.filter(({ word }) => !/^\d/.test(word)).length < SPELT) return [];
    const replacements: Replacement[] = [];
    let from = tokens[0]?.start ?? 0;
    for (let at = 0; at < tokens.length; at++) {
      const first = tokens[at];
      const next = tokens[at + 1];
      if (!first) break;
      const times = TIMES.get(first.word);
      const ten = TENS.get(first.word);
      const unit =
        next && ten && /^[1-9]$/.test(WORDS.get(next.word) ?? '') ? WORDS.get(next.word) : undefined;
      const last = next && (times || unit) ? next : first;
      const digits = times
        ? next
          ? (WORDS.get(next.word) ?? next.word).repeat(times)
          : ''
        : ten
          ? `${ten}${unit ?? '0'}`
          : (WORDS.get(first.word) ?? first.word);
      // What stands between the words is replaced too: they are one number.
      replacements.push({ start: from, end: last.end, digits });
      from = last.end;
      if (last !== first) at++;
    }
    return replacements;
  });
}

function alikeIn(text: string): Replacement[] {
  return [...text.matchAll(LOOK_ALIKES)].flatMap(({ 0: run, index }) => {
    const letters = [...run.matchAll(/[oil]/g)];
    const digits = run.match(/\d/g)?.length ?? 0;
    return letters.length === 0 || digits < letters.length
      ? []
      : letters.map(({ 0: letter, index: place }) => ({
          start: index + place,
          end: index + place + 1,
          digits: LOOKS[letter] ?? letter,
        }));
  });
}
