import { listName } from '../../checklists/module.js';
import { line } from '../../platform/blocks/escape.js';
import { currencyOf } from '../../platform/directory/money.js';
import { isId } from '../../platform/id.js';
import type { Speech } from '../../platform/language/speak.js';
import { weekdayName } from '../../platform/language/timing.js';
import { busiest } from '../rules/busiest.js';
import type { Ranking } from '../rules/ranking.js';
import type { Ranked, Warm } from '../rules/report-figures.js';
import { MAX_FIGURES } from './figures.js';
import type { ReportModel } from './report-model.js';

/** A ranking in one line; null where it is empty. */
export function rankingLine(ranking: Ranking, sheet: ReportModel, speech: Speech): string | null {
  const found = (sheet.compiled.pointers.rankings[ranking.name] ?? []).slice(0, MAX_FIGURES);
  if (found.length === 0) return null;
  const places = found.map((one) => placeText(one, sheet, speech));
  return speech.t('digest.labelled', {
    name: speech.t(`measures.${ranking.name}`),
    text: places.join(' · '),
  });
}

function placeText(place: Ranked, sheet: ReportModel, speech: Speech): string {
  const { what, list, count, minutes, amount } = place;
  if (list !== null)
    return speech.t('digest.place_found', {
      what: line(what, 80),
      list: listTitle(list, sheet, speech),
      count,
    });
  const name = line(isId(what) ? (sheet.names.get(what) ?? '?') : what, 60);
  if (typeof amount === 'number')
    return speech.t('digest.place_sum', {
      what: name,
      amount: speech.amount(amount, currencyOf(sheet.branch)),
      count,
    });
  if (minutes === null) return speech.t('digest.place_count', { what: name, count });
  return speech.t('digest.place_lasting', { what: name, lasting: speech.duration(minutes), count });
}

/** A checklist's title in the branch's own words, else as shipped. */
export const listTitle = (list: string, { titles }: Pick<ReportModel, 'titles'>, speech: Speech): string =>
  line(titles.get(list) ?? listName(list, speech), 60);

/** The hours with the longest queues, a line each; none where nobody counted. */
export function busiestLines({ compiled }: ReportModel, speech: Speech): string[] {
  const slots = busiest(compiled.pointers.heat).map((slot) => `• ${slotText(slot, speech)}`);
  return slots.length > 0 ? [`*${speech.t('digest.busiest')}*`, ...slots] : [];
}

function slotText({ weekday, hour, waiting, longest, complaints }: Warm, speech: Speech): string {
  const parts = [
    ...(waiting ? [speech.t('digest.slot_waiting', { count: Math.round(waiting) })] : []),
    ...(longest ? [speech.t('digest.slot_longest', { wait: speech.duration(longest) })] : []),
    ...(complaints ? [speech.t('digest.slot_complaints', { count: complaints })] : []),
  ];
  return speech.t('digest.slot', {
    weekday: weekdayName(weekday, speech),
    time: `${String(hour).padStart(2, '0')}:00`,
    parts: parts.join(speech.t('digest.comma')),
  });
}
