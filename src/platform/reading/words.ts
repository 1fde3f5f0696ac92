import en from './words/en.json' with { type: 'json' };
import zh from './words/zh.json' with { type: 'json' };

/** Parts of a day that somebody may name with a time. */
export type DayPart = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';
/** What a number counts. */
export type Unit = 'people' | 'minutes' | 'hours' | 'seconds' | 'pieces';

/** A word that can be read, with what it stands for. */
export type Meanings<T> = ReadonlyMap<string, T>;

const meanings = <T>(...lists: readonly Readonly<Record<string, unknown>>[]): Meanings<T> =>
  new Map(lists.flatMap((list) => Object.entries(list) as [string, T][]));

const byUnit = (list: Readonly<Record<string, readonly string[]>>): [string, Unit][] =>
  Object.entries(list).flatMap(([unit, words]) => words.map((word): [string, Unit] => [word, unit as Unit]));

/**
 * What each language calls what can be read. Every line is read in all of them at once: people mix them. The words stand
 * in words/, a file a language, written as `fold` leaves them.
 */
export const words = {
  severity: [...en.severity, ...zh.severity],
  days: meanings<number>(en.days, zh.days),
  dayParts: meanings<readonly [number, DayPart]>(en.dayParts, zh.dayParts),
  parts: meanings<DayPart>(en.parts, zh.parts),
  englishWeekdays: meanings<number>(en.weekdays),
  chineseWeekdays: meanings<number>(zh.weekdays),
  chineseWeeks: zh.weekNames,
  weeks: meanings<number>(en.weeks, zh.weeks),
  recurring: [...en.recurring, ...zh.recurring],
  months: meanings<number>(en.months),
  ends: meanings<'day' | 'week' | 'month' | 'year'>(en.ends, zh.ends),
  deadlineBefore: [...en.deadlineBefore, ...zh.deadlineBefore],
  deadlineAfter: [...en.deadlineAfter, ...zh.deadlineAfter],
  /** Said before a time or a level, they take it back. */
  against: [...en.against, ...zh.against],
  /** Said in the same line, they say that a time is given up or changed. */
  cancelled: [...en.cancelled, ...zh.cancelled],
  /** A day beside these is one that something has, and none that somebody sets. */
  facts: [...en.facts, ...zh.facts],
  /** What tells of a day that is not read: a time beside it is on a day that nobody knows. */
  dayHints: { english: en.dayHints, chinese: zh.dayHints },
  /** A number after these is a name. */
  identity: [...en.identity, ...zh.identity],
  /** A number before these is no sum. */
  otherUnits: [...en.otherUnits, ...zh.otherUnits],
  /** Said before a number, they say that nobody counted. */
  about: zh.about,
  /** A number after these is a part or a change of what there is. */
  change: [...en.change, ...zh.change],
  /** A number after these is all that there is. */
  total: [...en.total, ...zh.total],
  /** A number before or after these is what others of the line come to. */
  sums: {
    before: [...en.sums.before, ...zh.sums.before],
    after: [...en.sums.after, ...zh.sums.after],
  },
  /** What is of a year. */
  yearly: [...en.yearly, ...zh.yearly],
  /** What may stand between a salary and its number. */
  ofAMonth: [...en.ofAMonth, ...zh.ofAMonth],
  /** Before what is named, they say that there is none of it. */
  without: [...en.without, ...zh.without],
  /** Signs that make another word of 前: the desk, the door, the days before. */
  notDeadline: zh.notDeadline,
  /** Signs after 号 that make it a room or a counter and no day. */
  notDay: zh.notDay,
  numbers: meanings<number>(en.numbers),
  ordinals: meanings<number>(en.ordinals),
  units: new Map([...byUnit(en.units), ...byUnit(zh.units)]),
  currencies: meanings<string>(en.currencies, zh.currencies),
  magnitudes: meanings<number>(en.magnitudes, zh.magnitudes),
  englishQuestion: en.question,
  chineseQuestion: zh.question,
  /**
   * A capital letter begins these too, and they go on with the sentence: after a part of a name they are no surname. Short names
   * of days and months are left out: Sun and May are surnames.
   */
  notSurname: new Set<string>(en.notSurname),
  leads: [...en.leads, ...zh.leads],
  /** What a bank calls whoever comes to it, and what stands before or behind their names. */
  customers: [...en.customers, ...zh.customers],
  customerTitles: [...en.customerTitles, ...zh.customerTitles],
  namedBy: [...en.namedBy, ...zh.namedBy],
  /** A capital letter begins these too, and they are nobody's name. */
  notNames: new Set<string>([...en.notNames, ...Object.keys(en.weekdays), ...Object.keys(en.months)]),
  /** What happens to people, and to customers more than to staff. */
  befell: en.befell,
  surnames: zh.surnames,
  /** Surnames that begin no other word behind the word for a customer. */
  plainSurnames: zh.plainSurnames,
  /** Before a name they say that it is a colleague's. */
  colleagues: zh.colleagues,
  /** Signs that make another word of what looks like a surname behind them. */
  notBefore: zh.notBefore,
  /** How a sentence goes on behind a name. */
  goesOn: zh.goesOn,
  /** Said of a day on which the doors stay closed. */
  closed: [...en.closed, ...zh.closed],
  /** Said before the hours of a day. */
  openWords: [...en.openWords, ...zh.openWords],
  noon: [...en.noon, ...zh.noon],
  /** What comes to a bank and is received by it. */
  papers: [...en.papers, ...zh.papers],
  /** A day after these is the one on which it was received; and so is one that stands before both of the others. */
  receivedBefore: [...en.receivedBefore, ...zh.receivedBefore],
  receivedAfter: [...en.receivedAfter, ...zh.receivedAfter],
  papersAfter: [...en.papersAfter, ...zh.papersAfter],
  /** What cash that was counted is against the books. */
  overShort: {
    over: [...en.overShort.over, ...zh.overShort.over],
    short: [...en.overShort.short, ...zh.overShort.short],
    none: [...en.overShort.none, ...zh.overShort.none],
  },
};

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
const latin = /^[a-z0-9]/;
const latinEnd = /[a-z0-9]$/;

/** One of these words, the longest first, as part of a pattern; words in letters stand by themselves. */
export function oneOf(list: Iterable<string>): string {
  const sorted = [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const each = sorted.map(
    (word) =>
      `${latin.test(word) ? '(?<![a-z])' : ''}${escaped(word)}${latinEnd.test(word) ? '(?![a-z])' : ''}`,
  );
  return `(?:${each.join('|')})`;
}

/** Looks a word up as it stands in a text, where spaces may be several. */
export const meaningOf = <T>(list: Meanings<T>, word: string): T | undefined =>
  list.get(word.replace(/\s+/g, ' '));
