import { isCard, isCardShape } from './card.js';
import { isChineseIdentity } from './identity.js';
import { dialledPhone, internationalPhone, isNationalPhone } from './phone.js';

export type PrivateKind = 'card' | 'identity' | 'phone' | 'iban';

/** Where a private number stands in a legible text: [start, end). */
export interface Found {
  kind: PrivateKind;
  start: number;
  end: number;
}

/** Digits in one piece. */
interface Group {
  start: number;
  end: number;
  digits: string;
}

/** Between the groups of one number: a few spaces, dashes, dots or brackets, never a comma or colon or line break. */
const BETWEEN = /^[ \-.·_()]{1,3}$/;
const CHECK_X = /^[ -]?X(?![A-Z])/i;
const LONGEST = 19;
const SHORTEST_SPELT = 8;

/**
 * Cards, resident identity numbers and phones among the digits of a legible text; some may overlap. The work is
 * proportional to the text's length: from each group at most 19 digits are looked at.
 * @param closed marks the units that belong to dates, times and numbers already masked
 */
export function numbersIn(text: string, closed: Uint8Array): Found[] {
  return runsOf(text, closed).flatMap((run) => run.flatMap((_, first) => numbersFrom(text, run, first)));
}

/** Groups that may belong to one number, with what is spelt digit by digit taken for a single group. */
function runsOf(text: string, closed: Uint8Array): Group[][] {
  const runs: Group[][] = [];
  for (const { 0: digits, index: start } of text.matchAll(/\d+/g)) {
    if (closed[start]) continue;
    const group = { start, end: start + digits.length, digits };
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near = last && start - last.end <= 3 && BETWEEN.test(text.slice(last.end, start));
    if (run && near) run.push(group);
    else runs.push([group]);
  }
  return runs.map(withSpelt);
}

function withSpelt(run: readonly Group[]): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < run.length; ) {
    let next = at;
    while (run[next]?.digits.length === 1) next++;
    const singles = run.slice(at, Math.max(next, at + 1));
    groups.push(...(singles.length < SHORTEST_SPELT ? singles : [oneOf(singles)]));
    at += singles.length;
  }
  return groups;
}

function oneOf(groups: readonly Group[]): Group {
  const digits = groups.map((group) => group.digits).join('');
  return { start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0, digits };
}

function numbersFrom(text: string, run: readonly Group[], first: number): Found[] {
  const head = run[first];
  if (!head) return [];
  if (head.digits.length > LONGEST)
    return holdsNumber(head.digits) ? [{ kind: 'card', start: head.start, end: head.end }] : [];

  const found: Found[] = [];
  const ends = new Map<string, number>();
  const shape: number[] = [];
  let digits = '';
  for (const group of run.slice(first, first + LONGEST)) {
    digits += group.digits;
    if (digits.length > LONGEST) break;
    shape.push(group.digits.length);
    ends.set(digits, group.end);
    const check = digits.length === 17 ? CHECK_X.exec(text.slice(group.end, group.end + 3)) : null;
    const end = group.end + (check?.[0].length ?? 0);
    const kind = kindOf(check ? `${digits}X` : digits, shape);
    if (kind) found.push({ kind, start: head.start, end });
  }
  const phone = withPrefix(text, head.start, [...ends.keys()]);
  const end = phone === null ? undefined : ends.get(phone);
  if (end !== undefined) found.push({ kind: 'phone', start: head.start, end });
  return found;
}

function kindOf(number: string, shape: readonly number[]): PrivateKind | null {
  if (number.length === 18 && isChineseIdentity(number)) return 'identity';
  if (number.length >= 12 && isCardShape(shape) && isCard(number)) return 'card';
  return isNationalPhone(number, shape) ? 'phone' : null;
}

function withPrefix(text: string, start: number, readings: readonly string[]): string | null {
  const plus = /(?:^|[^\d])\+\(?$/.test(text.slice(Math.max(0, start - 3), start));
  return plus ? internationalPhone(readings) : dialledPhone(readings);
}

/** Whether digits longer than any card begin or end with one: a card run together with its expiry date or an amount. */
function holdsNumber(digits: string): boolean {
  for (let length = 12; length <= LONGEST; length++) {
    if (
      [digits.slice(0, length), digits.slice(-length)].some((part) => isCard(part) || isChineseIdentity(part))
    )
      return true;
  }
  return false;
}
