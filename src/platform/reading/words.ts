import en from './words/en.json' with { type: 'json' };
import zh from './words/zh.json' with { type: 'json' };

/** Parts of a day that somebody may name with a time. */
export type DayPart = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';
/** What a number counts. */
export type Unit = 'people' | 'minutes' | 'hours' | 'seconds' | 'pieces';

/** Words with their meanings. */
export type Meanings<T> = ReadonlyMap<string, T>;

const meanings = <T>(...lists: readonly Readonly<Record<string, unknown>>[]): Meanings<T> =>
  new Map(lists.flatMap((list) => Object.entries(list) as [string, T][]));

/** Cities as the names of their time zones hold them: new york is America/New_York. */
const cities = (): [string, string][] =>
  Intl.supportedValuesOf('timeZone').flatMap((zone): [string, string][] => {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '';
    return /^[a-z][a-z ]{2,}$/.test(city) ? [[city, zone]] : [];
  });

const byUnit = (list: Readonly<Record<string, readonly string[]>>): [string, Unit][] =>
  Object.entries(list).flatMap(([unit, words]) => words.map((word): [string, Unit] => [word, unit as Unit]));

/**
 * The words that can be read. Every line is read in all languages at once, since people mix them. The words are in
 * words/, one file per language, written as `fold` leaves them.
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
  /** Before a time or a level they negate it. */
  against: [...en.against, ...zh.against],
  /** In the same line they say that a time is cancelled or changed. */
  cancelled: [...en.cancelled, ...zh.cancelled],
  /** A day beside these describes something, such as a date of birth, and does not set a deadline. */
  facts: [...en.facts, ...zh.facts],
  /** Named holidays: MM-DD if the date is fixed, by country if it differs; null if it changes every year. */
  feasts: meanings<string | null | Readonly<Record<string, string>>>(en.feasts, zh.feasts),
  /** Time zones by what is written before "time", and by abbreviations after a time of day; IANA names. */
  zones: new Map<string, string>([...cities(), ...Object.entries(en.zones)]),
  zoneSigns: meanings<string>(en.zoneSigns),
  chineseZones: meanings<string>(zh.zones),
  /** Verbs for what shall be done on the day before them. */
  done: zh.done,
  /** Verbs for what is promised to a customer, before the day. */
  promised: en.promised,
  /** Hints at a day in a form that is not read, so that the day of a time beside it is not known. */
  dayHints: { english: en.dayHints, chinese: zh.dayHints },
  /** A number after these identifies something and is not a sum. */
  identity: [...en.identity, ...zh.identity],
  /** A number before these is not a sum. */
  otherUnits: [...en.otherUnits, ...zh.otherUnits],
  /** Before a number they say that it is approximate. */
  about: zh.about,
  /** A number after these is a part of the whole, or a change. */
  change: [...en.change, ...zh.change],
  /** A number after these is the whole. */
  total: [...en.total, ...zh.total],
  /** A number before or after these is the sum of others in the line. */
  sums: {
    before: [...en.sums.before, ...zh.sums.before],
    after: [...en.sums.after, ...zh.sums.after],
  },
  /** Words that make the number after or before them a bound. */
  bounds: {
    before: [...en.bounds.before, ...zh.bounds.before],
    after: [...en.bounds.after, ...zh.bounds.after],
    /** "Over" after these moves money, and bounds none. */
    notOver: en.bounds.notOver,
  },
  /** Words for what is yearly. */
  yearly: [...en.yearly, ...zh.yearly],
  /** Words between a salary and its amount. */
  ofAMonth: [...en.ofAMonth, ...zh.ofAMonth],
  /** Before the name of something they say that there is none. */
  without: [...en.without, ...zh.without],
  /** Characters after 前 with which it is another word than "before". */
  notDeadline: zh.notDeadline,
  /** Characters after 号 with which it numbers a room or a counter and not a day. */
  notDay: zh.notDay,
  numbers: meanings<number>(en.numbers),
  ordinals: meanings<number>(en.ordinals),
  units: new Map([...byUnit(en.units), ...byUnit(zh.units)]),
  currencies: meanings<string>(en.currencies, zh.currencies),
  magnitudes: meanings<number>(en.magnitudes, zh.magnitudes),
  englishQuestion: en.question,
  chineseQuestion: zh.question,
  /**
   * Capitalised words that continue the sentence: after a part of a name they are not a surname. Short names of days
   * and months are left out, since Sun and May are surnames.
   */
  notSurname: new Set<string>(en.notSurname),
  leads: [...en.leads, ...zh.leads],
  /** Words for customers; after them come titles, and words between the two and a name. */
  customers: [...en.customers, ...zh.customers],
  customerTitles: [...en.customerTitles, ...zh.customerTitles],
  namedBy: [...en.namedBy, ...zh.namedBy],
  /** Capitalised words that are not a person's name. */
  notNames: new Set<string>([...en.notNames, ...Object.keys(en.weekdays), ...Object.keys(en.months)]),
  /** Verbs for what happens to people, more often to customers than to staff. */
  befell: en.befell,
  surnames: zh.surnames,
  /** Surnames that begin no ordinary word, so that they are recognised right after the word for a customer. */
  plainSurnames: zh.plainSurnames,
  /** Before a name they say that it is of a colleague. */
  colleagues: zh.colleagues,
  /** Characters before what looks like a surname with which it is another word. */
  notBefore: zh.notBefore,
  /** Words that continue a sentence after a name. */
  goesOn: zh.goesOn,
  /** Words for a day on which the doors stay closed. */
  closed: [...en.closed, ...zh.closed],
  /** Words before the hours of a day. */
  openWords: [...en.openWords, ...zh.openWords],
  noon: [...en.noon, ...zh.noon],
  /** Words for letters and the like that a bank receives. */
  papers: [...en.papers, ...zh.papers],
  /** A day after `receivedBefore` is the day of receipt, and so is a day before `receivedAfter` and `papersAfter`. */
  receivedBefore: [...en.receivedBefore, ...zh.receivedBefore],
  receivedAfter: [...en.receivedAfter, ...zh.receivedAfter],
  papersAfter: [...en.papersAfter, ...zh.papersAfter],
  /** Words for cash that is over, short or right. */
  overShort: {
    over: [...en.overShort.over, ...zh.overShort.over],
    short: [...en.overShort.short, ...zh.overShort.short],
    none: [...en.overShort.none, ...zh.overShort.none],
  },
};

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
const latin = /^[a-z0-9]/;
const latinEnd = /[a-z0-9]$/;

/** A pattern for one of these words, the longest first; Latin words are matched as whole words. */
export function oneOf(list: Iterable<string>): string {
  const sorted = [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const each = sorted.map(
    (word) =>
      `${latin.test(word) ? '(?<![a-z])' : ''}${escaped(word)}${latinEnd.test(word) ? '(?![a-z])' : ''}`,
  );
  return `(?:${each.join('|')})`;
}

/** Looks up a word as it is written in a text, possibly with several spaces. */
export const meaningOf = <T>(list: Meanings<T>, word: string): T | undefined =>
  list.get(word.replace(/\s+/g, ' '));
