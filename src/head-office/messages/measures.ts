import { catalogues } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage, type Key, type Speech } from '../../platform/language/speak.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Measure, weekly } from '../../reports/module.js';
import type { CalledMeasures } from '../rules/asked.js';

/** By what branches can be ranked: whatever the reports tell. */
export const measuresRanked: readonly Measure[] = weekly.measures;

export const measureNamed = (name: string | null | undefined): Measure | null =>
  measuresRanked.find((measure) => measure.name === name) ?? null;

/** Words of a measure that stands alone, where those of the reports hang on the line before. */
const alone: Readonly<Record<string, string>> = catalogues.en.hq.measures;
/** What people call it besides. */
const besides: Readonly<Record<string, string>> = catalogues.en.hq.called;

const keyOf = ({ name }: Measure): Key | `measures.${string}` =>
  name in alone ? (`hq.measures.${name}` as Key) : `measures.${name}`;

export const measureName = (measure: Measure, speech: Speech): string => speech.t(keyOf(measure));

function words(measure: Measure): string[] {
  const { name } = measure;
  const others = name in besides ? inEveryLanguage(`hq.called.${name}` as Key) : [];
  return [
    name.replaceAll('_', ' '),
    ...inEveryLanguage(keyOf(measure)),
    ...others.flatMap((each) => each.split(/[,、]/)),
  ];
}

/** Every word that a measure may be called by, in every language; where two share one, the first of the reports has it. */
export const calledMeasures = fromWords(
  (): CalledMeasures =>
    new Map(
      [...measuresRanked]
        .reverse()
        .flatMap((measure) => words(measure).map((word) => [phraseOf(word), measure])),
    ),
);

/** Whether it is the word for no measure in particular. */
export const isOverview = (word: string): boolean =>
  inEveryLanguage('hq.overview').some((each) => phraseOf(each) === phraseOf(word));
