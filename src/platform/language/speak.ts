import { createInstance } from 'i18next';
import { type Language, languages } from '../directory/branch.js';
import { catalogues, type Words } from './locales/index.js';

/** Every path to a string in the English catalogue, `a.b.c`; forms for one and many are known by their stem. */
type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? Stem<K> : `${K}.${Path<T[K]>}`;
}[keyof T & string];
type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type Key = Path<Words>;
/** Keys that are put together from a definition's name; a test holds the catalogues to have them all. */
type DefinedKey =
  | `kinds.${string}`
  | `lists.${string}`
  | `reports.${string}`
  | `measures.${string}`
  | `themes.${string}`
  | `shortly.${string}`
  | `clocks.${string}`
  | `playbooks.${string}`;

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
  percent(share: number): string;
  /** Minutes as `35 min`, from an hour on as `3.5 hr`. */
  duration(minutes: number): string;
  list(parts: readonly string[]): string;
}

const i18n = createInstance();
await i18n.init({
  resources: Object.fromEntries(
    languages.map((language) => [language, { translation: catalogues[language] }]),
  ),
  supportedLngs: [...languages],
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  returnNull: false,
  saveMissing: true,
  missingKeyHandler: (_languages, _namespace, key) => {
    throw new Error(`no words for ${key}`);
  },
});

/** Makers of Intl formats are slow; the formats are few. */
function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key);
    if (found) return found;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

function voice(language: Language): Speech {
  const t = i18n.getFixedT(language);
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
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const unit = (unit: string, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits });
  const [minutes, hours] = [unit('minute', 0), unit('hour', 1)];
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const speech: Speech = {
    language,
    t: (key, slots) => t(key, slots ?? {}),
    maybe: (key) => (i18n.exists(key, { lng: language }) ? t(key) : null),
    day: (instant, timezone) => days(timezone).format(instant),
    time: (instant, timezone) => times(timezone).format(instant),
    moment: (instant, timezone) => `${speech.day(instant, timezone)} ${speech.time(instant, timezone)}`,
    number: (value) => numbers.format(value),
    amount: (value, currency) => amounts(currency).format(value),
    percent: (share) => percents.format(share),
    duration: (length) => (length < 60 ? minutes.format(length) : hours.format(length / 60)),
    list: (parts) => lists.format([...parts]),
  };
  return speech;
}

const voices = new Map<Language, Speech>(languages.map((language) => [language, voice(language)]));

export function speak(language: Language): Speech {
  const found = voices.get(language);
  if (!found) throw new Error(`no catalogue for ${language}`);
  return found;
}

/** The words of a key in every language: what people may type, whatever theirs is. */
export const inEveryLanguage: (key: Key | DefinedKey) => readonly string[] = kept((key) =>
  [...voices.values()].map((each) => each.t(key as Key)),
);

/** The catalogue for a Slack locale such as `zh-CN`, `zh-HK` or `en-GB`; where there is none, `otherwise`. */
export function languageOf(locale: string | null | undefined, otherwise: Language = 'en'): Language {
  const wanted = (locale ?? '').toLowerCase();
  if (/^zh[-_](hant|tw|hk|mo)/.test(wanted)) return 'zh-TW';
  if (wanted.startsWith('zh')) return 'zh-CN';
  if (wanted.startsWith('en')) return 'en';
  return otherwise;
}
