import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, divider, header, modal, section } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import {
  type Difference,
  differences,
  type KeptProposal,
  type NoProposal,
  type Remark,
} from '../rules/proposal.js';
import { type Duty, grouped } from '../rules/roster.js';
import { dayName, type Names, nameIn, postLines, postName, shiftName } from './duties.js';

/** The effect of a proposal in numbers: now, and with the proposal. */
export interface Measured {
  missing: { now: number; after: number };
  /**
   * The largest difference between anybody's early and late shifts: in the four weeks before, and including these
   * days.
   */
  uneven: { now: number; after: number };
}

export interface Proposed extends Measured {
  proposal: KeptProposal;
  names: Names;
  /** The most hours of work in a week. */
  week: number;
  /** A line about what was just done. */
  note?: string;
}

/** The proposal, for the person who decides: the proposed roster, and what would change. */
export function proposalView(
  { proposal, names, week, missing, uneven, note }: Proposed,
  speech: Speech,
): ModalView {
  const { t } = speech;
  const { id, dates, duties, before } = proposal;
  const changed = grouped(differences(before, duties), ({ date }) => date);
  const [from, to] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const press = (name: string, label: string, style?: 'primary' | 'danger') =>
    button(name, label, id, style ? { style } : {});
  const blocks: KnownBlock[] = [
    header(t('roster.proposal.title', { from: dayName(from, speech), to: dayName(to, speech) })),
    ...(note ? [section(note)] : []),
    section(
      [
        t('roster.proposal.private'),
        t('roster.proposal.missing', missing),
        t('roster.proposal.turns', uneven),
        ...(changed.size === 0 ? [t('roster.proposal.same')] : []),
      ].join('\n'),
    ),
    ...dates.map((date) => dayBlock(date, { id, duties, names, changed: changed.get(date) ?? [] }, speech)),
    ...context(...remarkLines(proposal.remarks, { names, week }, speech)),
    divider(),
    ...actions(
      press('proposal.use', t('roster.proposal.use'), 'primary'),
      press('proposal.discard', t('roster.proposal.discard')),
    ),
  ];
  return modal({ callback: 'proposal', title: t('roster.name') }, blocks, { close: t('form.close') });
}

function dayBlock(
  date: string,
  {
    id,
    duties,
    names,
    changed,
  }: { id: string; duties: readonly Duty[]; names: Names; changed: readonly Difference[] },
  speech: Speech,
): KnownBlock {
  const { t } = speech;
  const name = dayName(date, speech);
  const people = postLines(
    duties.filter((duty) => duty.date === date),
    names,
    speech,
  );
  const lines = [
    `*${name}*`,
    ...(people.length > 0 ? people : [`_${t('roster.nobody')}_`]),
    ...changed.map((one) => `↳ ${differenceLine(one, names, speech)}`),
  ];
  const edit = button(`proposal.day:${date}`, t('roster.edit'), id, { says: `${t('roster.edit')} ${name}` });
  return section(lines.join('\n'), edit);
}

function differenceLine({ personId, from, to }: Difference, names: Names, speech: Speech): string {
  const where = (duties: readonly Duty[]) =>
    duties.length > 0
      ? duties.map(({ post, shift }) => `${postName(post, speech)} ${shiftName(shift, speech)}`).join(' + ')
      : speech.t('roster.proposal.off');
  return speech.t('roster.proposal.change', {
    name: nameIn(names, personId),
    from: where(from),
    to: where(to),
  });
}

function remarkLines(
  remarks: readonly Remark[],
  { names, week }: { names: Names; week: number },
  speech: Speech,
): string[] {
  const { t } = speech;
  const strangers = remarks.flatMap((one) => (one.is === 'unknown' ? [nameIn(names, one.personId)] : []));
  return [
    ...remarks.flatMap((one) => {
      if (one.is === 'unknown') return [];
      const day = dayName(one.date, speech);
      if (one.is === 'unskilled')
        return [t('roster.proposal.remarks.unskilled', { post: postName(one.post, speech), day })];
      const name = nameIn(names, one.personId);
      return one.is === 'hours'
        ? [t('roster.proposal.remarks.hours', { name, day, hours: week })]
        : [t('roster.proposal.remarks.rest', { name, day })];
    }),
    ...(strangers.length > 0
      ? [t('roster.proposal.remarks.unknown', { names: speech.list(strangers) })]
      : []),
  ];
}

/** Why there is no proposal, and what to do about it. */
export const noProposal = (why: NoProposal, { t }: Speech): string =>
  why.fault === 'not_counted'
    ? t('roster.proposal.faults.not_counted', { days: why.days, least: why.least })
    : t(`roster.proposal.faults.${why.fault}`);
