import { catalogues } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage, type Key, type Speech } from '../../platform/language/speak.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Measure, weekly } from '../../reports/module.js';
import type { CalledMeasures } from '../rules/asked.js';

/** The measures by which branches can be ranked: all that the reports show. */
export const measuresRanked: readonly Measure[] = weekly.measures;

export const measureNamed = (name: string | null | undefined): Measure | null =>
  measuresRanked.find((measure) => measure.name === name) ?? null;

/** Names of measures that need another wording here, because in the reports they follow on from the line before. */
const alone: Readonly<Record<string, string>> = catalogues.en.hq.measures;
/** Other names that people use. */
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

/** Every name of a measure in every language; where two share a name, the first in the reports has it. */
export const calledMeasures = fromWords(
  (): CalledMeasures =>
    new Map(
      [...measuresRanked]
        .reverse()
        .flatMap((measure) => words(measure).map((word) => [phraseOf(word), measure])),
    ),
);

/** Whether the word asks for the overview rather than for one measure. */
export const isOverview = (word: string): boolean =>
  inEveryLanguage('hq.overview').some((each) => phraseOf(each) === phraseOf(word));
