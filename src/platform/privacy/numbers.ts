import { isCard, isCardShape } from './card.js';
import { identitiesIn } from './countries/index.js';
import { dialledPhone, internationalPhone, isBrokenPhone, isHomePhone, isPhone } from './phone.js';

/** `secret`: a PIN, a password and the like. */
export type PrivateKind = 'card' | 'identity' | 'phone' | 'iban' | 'account' | 'secret';

/** A private number in a folded text: [start, end). */
export interface Found {
  kind: PrivateKind;
  start: number;
  end: number;
  /** Whether a check digit confirms it, and not only its form or the words beside it. */
  sure: boolean;
  /** Set where it counts only in branches of one country. */
  home?: true;
  /** Whether it may as well be several numbers side by side, of which what follows counts the last. */
  several?: true;
}

/** Digits in one piece. */
interface Group {
  start: number;
  end: number;
  digits: string;
}

/** What may stand between the groups of one number, and how much of it. */
interface Between {
  allowed: RegExp;
  most: number;
  /** What kind of number digits in groups of these lengths are; null: none. */
  kindOf(digits: string, shape: readonly number[]): Omit<Found, 'start' | 'end'> | null;
}

/** The check character X, or one that looks like it. */
const CHECK_X = /^[ -]?(?:X(?![A-Z])|[×✕✖ХхΧχ*](?![A-Z0-9]))/i;
const LONGEST = 19;
const SHORTEST_SPELT = 8;
const sure = (kind: PrivateKind) => ({ kind, sure: true });
const likely = { kind: 'phone', sure: false } as const;

/**
 * Cards, identity numbers and phones among the digits of a folded text; some may overlap. The work is proportional to
 * the text's length: from each group at most 19 digits are looked at.
 * @param closed marks the UTF-16 units that belong to dates, times and numbers already masked
 * @param country of the branch, where it is known
 */
export function numbersIn(text: string, closed: Uint8Array, country: string | undefined): Found[] {
  const isIdentity = identityTest(country);
  const checked = (digits: string, shape: readonly number[]) => {
    if (isIdentity(digits)) return sure('identity');
    return digits.length >= 12 && isCardShape(shape) && isCard(digits) ? sure('card') : null;
  };
  /** A few spaces, dashes, dots or brackets, never a comma or colon or line break. */
  const usual: Between = {
    allowed: /^[ \-.·_()]{1,3}$/,
    most: 3,
    kindOf(digits, shape) {
      const groups = shape.join('-');
      const phone = () => (isPhone(digits, groups) ? likely : null);
      const atHome = () =>
        country && isHomePhone(digits, shape, country) ? ({ ...likely, home: true } as const) : null;
      return checked(digits, shape) ?? phone() ?? atHome();
    },
  };
  /**
   * A line break or any sign in the middle of a number: only a check digit, or the form of a mobile number, is
   * trusted then.
   */
  const broken: Between = {
    allowed: /^[ \-.·_()]{0,2}(?:[^\p{L}\p{N}•]{1,2})?[ \-.·_()]{0,2}$/u,
    most: 6,
    kindOf(digits, shape) {
      // Nothing that is counted begins with 0, and mobiles begin with 1 where they do not.
      const phone = /^[01]/.test(digits) ? likely : ({ ...likely, several: true } as const);
      return checked(digits, shape) ?? (isBrokenPhone(digits, shape.join('-'), country) ? phone : null);
    },
  };
  const isBroken = /\d[ \-.·_()]{0,2}[^\p{L}\p{N}• \-.·_()]{1,2}[ \-.·_()]{0,2}\d/u.test(text);
  return [usual, ...(isBroken ? [broken] : [])].flatMap((between) =>
    runsOf(text, closed, between).flatMap((run) =>
      run.flatMap((_, first) => numbersFrom(text, run, first, between)),
    ),
  );
}

/** A test for identity numbers that consist of digits: those of the country, and the unmistakable ones of all. */
function identityTest(country: string | undefined): (digits: string) => boolean {
  const tests = identitiesIn(country).flatMap((identity) => ('digits' in identity ? [identity] : []));
  return (digits) => tests.some((test) => digits.length === test.digits && test.check(digits));
}

/** Groups that may belong to one number; digits that are written singly count as one group. */
function runsOf(text: string, closed: Uint8Array, { allowed, most }: Between): Group[][] {
  const runs: Group[][] = [];
  for (const { 0: digits, index: start } of text.matchAll(/\d+/g)) {
    if (closed[start]) continue;
    const group = { start, end: start + digits.length, digits };
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near = last && start - last.end <= most && allowed.test(text.slice(last.end, start));
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

function numbersFrom(text: string, run: readonly Group[], first: number, between: Between): Found[] {
  const head = run[first];
  if (!head) return [];
  if (head.digits.length > LONGEST)
    return holdsNumber(head.digits) ? [{ kind: 'card', sure: false, start: head.start, end: head.end }] : [];

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
    const is = between.kindOf(check ? `${digits}X` : digits, shape);
    if (is) found.push({ ...is, start: head.start, end });
  }
  const phone = withPrefix(text, head.start, [...ends.keys()]);
  const end = phone === null ? undefined : ends.get(phone);
  if (end !== undefined) found.push({ ...likely, start: head.start, end });
  return found;
}

function withPrefix(text: string, start: number, readings: readonly string[]): string | null {
  const plus = /(?:^|[^\d])\+\(?$/.test(text.slice(Math.max(0, start - 3), start));
  return plus ? internationalPhone(readings) : dialledPhone(readings);
}

const isIdentityAnywhere = identityTest(undefined);

/** Whether digits longer than any card begin or end with one: a card run together with its expiry date or an amount. */
function holdsNumber(digits: string): boolean {
  for (let length = 12; length <= LONGEST; length++) {
    const parts = [digits.slice(0, length), digits.slice(-length)];
    if (parts.some((part) => isCard(part) || isIdentityAnywhere(part))) return true;
  }
  return false;
}
