import { createInstance, type i18n } from 'i18next';
import { type Language, languages } from '../directory/branch.js';
import { catalogues, type Words } from './locales/index.js';
import type { Tree } from './locales/tree.js';

/** Every path to a string in the English catalogue, `a.b.c`; forms for one and many are known by their stem. */
type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? Stem<K> : `${K}.${Path<T[K]>}`;
}[keyof T & string];
type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type Key = Path<Words>;
/** Keys that are put together from a definition's name; a test holds the catalogues to have them all. */
export type DefinedKey =
  | `kinds.${string}`
  | `lists.${string}`
  | `facts.lines.${string}`
  | `reports.${string}`
  | `measures.${string}`
  | `themes.${string}`
  | `shortly.${string}`
  | `clocks.${string}`
  | `playbooks.${string}`
  | `commands.${string}`
  | `help.lines.${string}`;

type Slots = Record<string, string | number>;

/** One language's voice: words by key, and dates, times and numbers as its readers write them. */
export interface Speech {
  language: Language;
  t(key: Key | DefinedKey, slots?: Slots): string;
  /** Words that a definition may have or not. */
  maybe(key: DefinedKey): string | null;
  /** `Fri 20 Nov` */
  day(instant: Date, timezone: string): string;
  /** `09:15` */
  time(instant: Date, timezone: string): string;
  /** Day and time. */
  moment(instant: Date, timezone: string): string;
  number(value: number): string;
  /** Whole currency units, ISO 4217 code given. */
  amount(value: number, currency: string): string;
  /** The same to its smallest part. */
  cents(value: number, currency: string): string;
  percent(share: number): string;
  /** Minutes as `35 min`, from an hour on as `3.5 hr`. */
  duration(minutes: number): string;
  list(parts: readonly string[]): string;
}

/** Something missing: the text of a key in this language, or a value for one of its slots. */
export interface Lack {
  language: Language;
  key: string;
  /** The slot for which no value was given; absent: there is no text at all. */
  slot?: string;
}

/** The texts of a bank that take the place of ours, by language and key. */
export type Overlay = ReadonlyMap<Language, ReadonlyMap<string, string>>;

export interface VoicesOptions {
  overlay?: Overlay;
  /** Called for each missing text or value, every time. Where it returns, something readable is shown instead. */
  lacking(lack: Lack): void;
  /** Instead of the shipped words. */
  words?: Readonly<Record<Language, Tree>>;
}

/** Throws for whatever is missing: in development it must not be overlooked. */
export function refuse({ key, slot, language }: Lack): never {
  throw new Error(
    slot === undefined ? `no words for ${key} in ${language}` : `nothing was given for {{${slot}}} of ${key}`,
  );
}

/** Every language's voice, with the words of these options and of no others. */
export function voicesOf({
  overlay,
  lacking,
  words = catalogues,
}: VoicesOptions): ReadonlyMap<Language, Speech> {
  /** What i18next found to be missing in the text that is being made. */
  const found: { none: boolean; slots: string[] } = { none: false, slots: [] };
  const i18n = wordsIn(words, overlay, {
    none: () => {
      found.none = true;
    },
    slot: (name) => void found.slots.push(name),
  });
  return new Map(
    languages.map((language) => {
      const fixed = i18n.getFixedT(language);
      /** Texts used before, split at their slots, since filling slots is slow in i18next. */
      const cut = new Map<string, readonly string[]>();
      const t: Speech['t'] = (key, slots = {}) => {
        // With `count` i18next chooses between singular and plural.
        const parts = 'count' in slots ? undefined : cut.get(key);
        if (parts) return filled(parts, slots, (slot) => lacking({ language, key, slot }));
        found.none = false;
        found.slots = [];
        const { res, usedLng } = fixed(key, { ...slots, returnDetails: true });
        const none = found.none || typeof res !== 'string';
        if (none || usedLng !== language) lacking({ language, key });
        for (const slot of found.slots) lacking({ language, key, slot });
        if (none) return inPlainWords(key);
        const text: unknown = i18n.getResource(language, 'translation', key);
        if (typeof text === 'string' && isPlain(text)) cut.set(key, text.split(SLOT));
        return res;
      };
      const maybe: Speech['maybe'] = (key) => (i18n.exists(key, { lng: language }) ? t(key) : null);
      return [language, voice(language, t, maybe)];
    }),
  );
}

const SLOT = /\{\{\s*(\w+)\s*\}\}/;
const WHAT_IS_LACKING = '…';
/** Whether a text has plain slots only: no reference to another text, and no formatted value. */
const isPlain = (text: string) => !/\{\{|\$t\(/.test(text.replaceAll(new RegExp(SLOT, 'g'), ''));

/** Fills a text that was split at its slots: every second part is the name of a slot. */
function filled(parts: readonly string[], slots: Slots, lacks: (slot: string) => void): string {
  let text = '';
  for (const [at, part] of parts.entries()) {
    const value = at % 2 === 0 ? part : slots[part];
    if (value === undefined) lacks(part);
    text += value ?? WHAT_IS_LACKING;
  }
  return text;
}

/** `record.no_owner`: `no owner`. */
const inPlainWords = (key: string) => (key.split('.').at(-1) ?? key).replaceAll(/[_-]/g, ' ');

function wordsIn(
  words: Readonly<Record<Language, Tree>>,
  overlay: Overlay | undefined,
  lacks: { none(): void; slot(name: string): void },
): i18n {
  const i18n = createInstance();
  // All words are here already: nothing is waited for.
  void i18n.init({
    initAsync: false,
    // A copy, since i18next writes an overlay into what it is given.
    resources: structuredClone(
      Object.fromEntries(languages.map((language) => [language, { translation: words[language] }])),
    ),
    supportedLngs: [...languages],
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: lacks.none,
    returnedObjectHandler: () => {
      lacks.none();
      return '';
    },
    missingInterpolationHandler: (_text, [, name = '']: RegExpExecArray) => {
      lacks.slot(name.trim());
      return WHAT_IS_LACKING;
    },
  });
  for (const [language, texts] of overlay ?? [])
    for (const [key, text] of texts) i18n.addResource(language, 'translation', key, text, { silent: true });
  return i18n;
}

/** Keeps what was made for each key: Intl formats are slow to make, and few are needed. */
export function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key);
    if (found) return found;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

function voice(language: Language, t: Speech['t'], maybe: Speech['maybe']): Speech {
  const locale = language === 'en' ? 'en-GB' : language;
  const days = kept(
    (timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }),
  );
  const times = kept(
    (timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  const amounts = kept(
    (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
  );
  const cents = kept((currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }));
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const unit = (unit: string, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits });
  const [minutes, hours] = [unit('minute', 0), unit('hour', 1)];
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const speech: Speech = {
    language,
    t,
    maybe,
    day: (instant, timezone) => days(timezone).format(instant),
    time: (instant, timezone) => times(timezone).format(instant),
    moment: (instant, timezone) => `${speech.day(instant, timezone)} ${speech.time(instant, timezone)}`,
    number: (value) => numbers.format(value),
    amount: (value, currency) => amounts(currency).format(value),
    cents: (value, currency) => cents(currency).format(value),
    percent: (share) => percents.format(share),
    duration: (length) => (length < 60 ? minutes.format(length) : hours.format(length / 60)),
    list: (parts) => lists.format([...parts]),
  };
  return speech;
}
