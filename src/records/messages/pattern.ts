import type { Branch } from '../../platform/directory/branch.js';
import { speak } from '../../platform/language/speak.js';
import type { PatternWords } from '../rules/consequences.js';
import { labelsOf } from './labels.js';

/** The text of a record that is opened because of a pattern, in the branch's language. */
export const patternWords =
  ({ language }: Pick<Branch, 'language'>): PatternWords =>
  (kind, { same, times, hours }, value) => {
    const speech = speak(language);
    const field = kind.fields[same];
    const what = field && 'options' in field ? labelsOf(kind, speech).option(same, value) : value;
    const slots = {
      what,
      count: times,
      days: Math.round(hours / 24),
      kinds: speech.t(`kinds.${kind.name}.many`),
    };
    return speech.t('record.pattern', slots);
  };
