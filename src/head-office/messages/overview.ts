import type { Button, KnownBlock } from '@slack/types';
import {
  actions,
  button,
  context,
  header,
  type Message,
  message,
  section,
} from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Measure } from '../../reports/module.js';
import type { BranchFigures } from '../rules/figures.js';
import type { Placed } from '../rules/rank.js';
import type { Call, Counted, Reason, RollUp } from '../rules/roll-up.js';
import { rolledAs } from '../rules/rolled.js';
import { measureName } from './measures.js';
import { branchesButton } from './ready.js';
import { openButton, periodChoice, type Shown, whatIsShown } from './shown.js';
import { branchName, comparedText, placedText } from './values.js';

/** All branches in one message. */
export interface Overview extends Omit<Shown, 'draft' | 'today'> {
  branches: readonly BranchFigures[];
  rolled: RollUp;
  /** When it should have been posted, if it is late. */
  lateSince: Date | null;
}

/** Branches named in one line before the rest is only counted. */
const MAX_BRANCHES = 3;

/** The overview as it is posted in head office's channel. */
export function postedOverview(overview: Overview, speech: Speech): Message {
  const of = rolledAs(overview.report, overview.period);
  return whole(
    overview,
    actions(
      button(`hq.look:${of}`, speech.t('hq.look'), 'all', { style: 'primary' }),
      button(`hq.post:${of}`, speech.t('hq.renew'), 'all'),
      branchesButton(of, speech),
    ),
    speech,
  );
}

/** The same for a member of head office, with a note that head office has no channel. */
export const toldOverview = (overview: Overview, speech: Speech): Message => {
  const of = rolledAs(overview.report, overview.period);
  return whole(
    { ...overview, remarks: [...overview.remarks, `📮 ${speech.t('hq.no_office')}`] },
    actions(
      button(`hq.look:${of}`, speech.t('hq.look'), 'all', { style: 'primary' }),
      branchesButton(of, speech),
    ),
    speech,
  );
};

/** The same for one person, with menus for other measures and periods. @param others more buttons */
export const askedOverview = (
  overview: Overview & Shown,
  others: readonly Button[],
  speech: Speech,
): Message => whole(overview, periodChoice(overview, null, others, speech), speech);

function whole(overview: Overview, below: readonly KnownBlock[], speech: Speech): Message {
  const { t } = speech;
  const { report, branches, rolled, lateSince, timezone } = overview;
  const title = t('hq.title', { report: t(`reports.${report.name}.name`) });
  const remarks = [
    ...whatIsShown(overview, branches, speech),
    ...(lateSince ? [`⚠️ ${t('report.late', { when: speech.moment(lateSince, timezone) })}`] : []),
  ];
  if (branches.length === 0)
    return message([title, t('hq.nobody')].join('\n'), [header(title), section(t('hq.nobody')), ...below]);
  const parts = [
    { head: t('report.exceptions'), lines: exceptions(rolled, speech) },
    { head: t('hq.ends'), lines: rolled.ends.map((ends) => `• ${endsText(ends, speech)}`) },
  ].filter(({ lines }) => lines.length > 0);
  const calls = rolled.calls.map((call) => ({ call, line: callLine(call, speech) }));
  const blocks: KnownBlock[] = [
    header(title),
    ...context(remarks.join('\n')),
    ...parts.map(({ head, lines }) => section([`*${head}*`, ...lines].join('\n'))),
    ...(calls.length > 0 ? [section(`*${t('hq.calls')}*`)] : []),
    ...calls.map(({ call, line }) => section(line, openButton(overview, call, speech))),
    ...below,
  ];
  const words = [
    ...parts.flatMap(({ head, lines }) => [head, ...lines]),
    ...(calls.length > 0 ? [t('hq.calls'), ...calls.map(({ line }) => line)] : []),
  ];
  return message([title, ...remarks, ...words.map((each) => each.replaceAll('*', ''))].join('\n'), blocks);
}

/** What must be seen first, or a line that there is nothing. */
function exceptions({ apart, overdue, missed, gone }: RollUp, speech: Speech): string[] {
  const { t } = speech;
  const sum = (all: readonly Counted[]) => all.reduce((total, { count }) => total + count, 0);
  const counted = (all: readonly Counted[]) =>
    few(all, (one) => `${branchName(one)} ${speech.number(one.count)}`, speech);
  const lines = [
    ...gone.slice(0, 1).map(() => `🔌 ${t('hq.gone', { branches: few(gone, branchName, speech) })}`),
    ...apart.map(({ measure, placed }) => `🔴 ${apartText(measure, placed, speech)}`),
    ...overdue
      .slice(0, 1)
      .map(() => `⏰ ${t('hq.overdue', { count: sum(overdue), branches: counted(overdue) })}`),
    ...missed.slice(0, 1).map(() => `⚠️ ${t('hq.missed', { count: sum(missed), branches: counted(missed) })}`),
  ];
  return lines.length > 0 ? lines : [`✅ ${t('hq.fine')}`];
}

function apartText(measure: Measure, placed: readonly Placed[], speech: Speech): string {
  const slots = {
    name: measureName(measure, speech),
    branches: few(placed, (one) => withValue(measure, one, speech), speech),
  };
  const median = medianOf(measure, placed, speech);
  return median ? speech.t('hq.exception', { ...slots, median }) : speech.t('hq.exception_plain', slots);
}

/** The median as text; null where these branches are not all compared with the same others. */
function medianOf(measure: Measure, placed: readonly Placed[], speech: Speech): string | null {
  const spreads = new Set(placed.map(({ spread }) => spread));
  const [first] = placed;
  if (spreads.size > 1 || !first?.spread) return null;
  return comparedText(measure, first.spread.median, first, speech);
}

const withValue = (measure: Measure, placed: Placed, speech: Speech) =>
  `*${branchName(placed.branch)}* ${placedText(measure, placed, speech)}`;

/** The first few by name, and how many more there are. */
function few<T>(all: readonly T[], said: (one: T) => string, speech: Speech): string {
  const branches = all.slice(0, MAX_BRANCHES).map(said).join(speech.t('hq.comma'));
  const rest = all.length - MAX_BRANCHES;
  return rest > 0 ? speech.t('hq.and_more', { branches, count: rest }) : branches;
}

function endsText({ measure, best, worst, median }: RollUp['ends'][number], speech: Speech): string {
  const said = (all: readonly Placed[]) =>
    all.map((one) => withValue(measure, one, speech)).join(speech.t('hq.comma'));
  const [first] = best;
  return speech.t('hq.end', {
    name: measureName(measure, speech),
    median: first ? comparedText(measure, median, first, speech) : '',
    best: said(best),
    worst: said(worst),
  });
}

const callLine = (call: Call, speech: Speech): string =>
  `*${branchName(call)}*\n${call.reasons.map((reason) => reasonText(reason, speech)).join(' · ')}`;

function reasonText(reason: Reason, speech: Speech): string {
  switch (reason.what) {
    case 'gone':
      return speech.t('hq.reasons.gone');
    case 'overdue':
    case 'missed':
      return speech.t(`hq.reasons.${reason.what}`, { count: reason.count });
    case 'figure': {
      const { measure, placed } = reason;
      return speech.t('hq.reasons.figure', {
        name: measureName(measure, speech),
        value: placedText(measure, placed, speech),
        median: comparedText(measure, placed.spread?.median, placed, speech),
      });
    }
  }
}
