import type { KnownBlock } from '@slack/types';
import { button, context, header, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Measure } from '../../reports/module.js';
import type { Apart, Placed } from '../rules/rank.js';
import { measureName } from './measures.js';
import { openButton, periodChoice, type Shown, whatIsShown } from './shown.js';
import { againstBefore, againstMedian, branchName, comparedText, placedText, valueText } from './values.js';

/** Branches on a page; more would mean long scrolling on a phone. */
export const pageSize = 12;

/** All branches by one measure, a page of them. */
export interface Ranking extends Shown {
  measure: Measure;
  placed: readonly Placed[];
  /** How many branches come before this page. */
  skip: number;
}

const marks: Record<Apart, string> = { worse: '🔴', better: '🟢', off: '🟡' };

export function rankingMessage(ranking: Ranking, speech: Speech): Message {
  const { t } = speech;
  const { measure, placed, skip, draft } = ranking;
  const title = t('hq.by', { measure: measureName(measure, speech) });
  const shown = placed.slice(skip, skip + pageSize);
  const remarks = [
    ...whatIsShown(
      ranking,
      placed.map(({ branch }) => branch),
      speech,
    ),
    ...spreadText(measure, placed, speech),
    t(measure.better ? 'hq.order' : 'hq.order_plain'),
  ];
  const lines = shown.map((one) => ({ one, line: branchLine(measure, one, speech) }));
  const page =
    placed.length > pageSize
      ? [
          t('list.page', {
            from: skip + 1,
            to: skip + shown.length,
            total: speech.number(placed.length),
          }),
        ]
      : [];
  const turns = [
    ...(skip > 0 ? [button(`hq.page:${Math.max(0, skip - pageSize)}`, t('list.back'), draft)] : []),
    ...(skip + pageSize < placed.length ? [button(`hq.page:${skip + pageSize}`, t('list.more'), draft)] : []),
  ];
  const blocks: KnownBlock[] = [
    header(title),
    ...context(remarks.join('\n')),
    ...lines.map(({ one, line }) => section(line, openButton(ranking, one.branch, speech))),
    ...context(...page),
    ...periodChoice(ranking, measure, turns, speech),
  ];
  const words = lines.map(({ line }) => line.replaceAll('*', ''));
  return message([title, ...remarks, ...words, ...page].join('\n'), blocks);
}

/** A branch's place, name and value; compared with the period before and with the median. */
function branchLine(measure: Measure, placed: Placed, speech: Speech): string {
  const { branch, value, place, spread, apart } = placed;
  const name = `*${branchName(branch)}*`;
  if (value === null)
    return `${name} · ${[unknownText(measure, placed, speech), againstBefore(measure, branch, speech)].join(' · ')}`;
  const first = `${apart ? `${marks[apart]} ` : ''}${name} · *${placedText(measure, placed, speech)}*`;
  return [
    [first, ...(apart ? [speech.t(`hq.apart.${apart}`)] : [])].join(' · '),
    [
      againstBefore(measure, branch, speech),
      ...againstMedian(measure, placed, speech),
      ...(place ? [speech.t('hq.place', { place, of: spread?.count ?? 0 })] : []),
    ].join(' · '),
  ].join('\n');
}

/** Why there is no value: nothing was counted, or the number of customers is not known. */
function unknownText(measure: Measure, { branch, perHundred }: Placed, speech: Speech): string {
  const figure = branch.figures[measure.name] ?? null;
  if (!perHundred || figure === null) return speech.t('hq.unknown_value');
  return speech.t('hq.no_tickets', { figure: valueText(measure.unit, figure, branch.currency, speech) });
}

/** The distribution of all values; amounts in several currencies have no common median. */
function spreadText(measure: Measure, placed: readonly Placed[], speech: Speech): string[] {
  const known = placed.filter(({ value }) => value !== null);
  const [first] = known;
  if (!first?.spread || first.spread.count !== known.length) return [];
  const { low, median, high } = first.spread;
  const said = (value: number) => comparedText(measure, value, first, speech);
  return [speech.t('hq.spread', { median: said(median), low: said(low), high: said(high) })];
}
