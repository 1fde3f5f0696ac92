import { listName } from '../../checklists/module.js';
import type { Speech } from '../../platform/language/speak.js';
import { allFields, kindOf, labelsOf } from '../../records/module.js';
import type { Told } from '../pictures/told.js';
import type { Ranking } from '../rules/ranking.js';
import type { Ranked } from '../rules/report-figures.js';

/** The places of a ranking, each with the name of what it ranks. */
export function rankingRows(
  ranking: Ranking,
  told: Told,
  speech: Speech,
): (Omit<Ranked, 'what' | 'list'> & { what: string })[] {
  return (told.compiled.pointers.rankings[ranking.name] ?? []).map((one) => ({
    count: one.count,
    minutes: one.minutes,
    amount: one.amount ?? null,
    what: whatOf(one, ranking, told, speech),
  }));
}

function whatOf({ what, list }: Ranked, { by }: Ranking, { names, titles }: Told, speech: Speech): string {
  if (by === 'findings') return list ? `${titles.get(list) ?? listName(list, speech)} · ${what}` : what;
  if ('who' in by) return names.get(what) ?? '?';
  const kind = kindOf(by.kind);
  const field = allFields(kind)[by.detail];
  if (field?.type === 'choice') return labelsOf(kind, speech).option(by.detail, what);
  if (field?.type === 'person' || field?.type === 'people') return names.get(what) ?? '?';
  return what;
}
