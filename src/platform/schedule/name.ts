import { findReport } from '../../reports/definitions/index.js';
import type { Speech } from '../language/speak.js';

/** The name of a routine: the briefing itself, a list (as the branch words it, where it does: to be escaped), or a report. */
export function routineName(name: string, speech: Speech, titles?: ReadonlyMap<string, string>): string {
  const own = titles?.get(name);
  if (own !== undefined) return own;
  if (name === 'briefing') return speech.t('briefing.name');
  if (findReport(name)) return speech.t(`reports.${name}.name`);
  return speech.t(`lists.${name}.name`);
}
