import type { ActionsBlock, Button } from '@slack/types';
import { line } from '../../platform/blocks/escape.js';
import { actions, button, option, select } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import { type Period, periodOf, previous } from '../../platform/time/period.js';
import { type Measure, periodText, type Report } from '../../reports/module.js';
import type { BranchFigures } from '../rules/figures.js';
import { rolledAs, rolledReports } from '../rules/rolled.js';
import { measureName, measuresRanked } from './measures.js';

/** Which period of all branches is shown, and what its buttons need to know. */
export interface Shown {
  report: Report;
  /** In the reader's time zone. */
  period: Period;
  timezone: string;
  now: Date;
  /** The reader's local date of today. */
  today: string;
  /** Parts of branches' names that were asked for. */
  group: readonly string[];
  /** Remarks on how the typed words were understood. */
  remarks: readonly string[];
  /** The id of the draft that keeps what is shown. */
  draft: string;
}

/** The value of the menu entry for the overview, which is no measure. */
export const noMeasure = '-';

/** Notes about the figures as a whole. */
export function whatIsShown(
  { report, period, timezone, now, group, remarks }: Omit<Shown, 'draft' | 'today'>,
  branches: readonly BranchFigures[],
  speech: Speech,
): string[] {
  const { t } = speech;
  const count = branches.length;
  const kept = branches.filter((branch) => branch.kept).length;
  const dates = `${periodText(report, period, timezone, speech)} · ${period.name}`;
  return [
    ...remarks,
    [dates, t('hq.branches', { count })].join(' · '),
    ...(group.length > 0 ? [t('hq.only', { group: line(group.join(t('hq.comma')), 150) })] : []),
    period.to > now
      ? t('report.so_far', { when: speech.moment(now, timezone) })
      : kept === count
        ? t('hq.kept_all')
        : kept > 0
          ? t('hq.kept_some', { kept, count })
          : t('hq.counted'),
    t('hq.own_time'),
  ];
}

/** Opens a branch's own report of the period. */
export const openButton = (
  { report, period }: Pick<Shown, 'report' | 'period'>,
  branch: Pick<BranchFigures, 'id' | 'name'>,
  speech: Speech,
): Button =>
  button(`hq.branch:${rolledAs(report, period)}`, speech.t('hq.open'), branch.id, {
    says: speech.t('hq.open_says', { branch: branch.name }),
  });

/** Menus of measures and periods, and further buttons. */
export function periodChoice(
  shown: Shown,
  measure: Measure | null,
  others: readonly Button[],
  speech: Speech,
): ActionsBlock[] {
  const { t } = speech;
  const measures = [
    option(t('hq.overview'), noMeasure),
    ...measuresRanked.map((one) => option(measureName(one, speech), one.name)),
  ];
  const periods = periodsOffered(shown).map(({ report, period }) =>
    option(
      t('hq.period', {
        report: t(`reports.${report.name}.name`),
        dates: periodText(report, period, shown.timezone, speech),
      }),
      rolledAs(report, period),
    ),
  );
  return actions(
    chosen(select(`hq.measure:${shown.draft}`, t('hq.which_figure'), measures), measure?.name ?? noMeasure),
    chosen(
      select(`hq.period:${shown.draft}`, t('hq.which_period'), periods),
      rolledAs(shown.report, shown.period),
    ),
    ...others,
  );
}

function chosen(menu: ReturnType<typeof select>, value: string): ReturnType<typeof select> {
  const initial = menu.options?.find((one) => 'value' in one && one.value === value);
  return { ...menu, ...(initial ? { initial_option: initial } : {}) };
}

/** The periods on offer: of each report the current one and the one before; also the one shown, if it is another. */
function periodsOffered({ report, period, today, timezone }: Shown) {
  const offered = rolledReports.flatMap((one) => {
    const running = periodOf(one.period, today, timezone);
    return [previous(running, timezone), running].map((each) => ({ report: one, period: each }));
  });
  const isShown = (one: (typeof offered)[number]) =>
    one.report.name === report.name && one.period.name === period.name;
  return offered.some(isShown) ? offered : [{ report, period }, ...offered];
}
