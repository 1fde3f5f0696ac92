import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { addDays } from '../../platform/time/day.js';
import type { Span } from '../../platform/time/open-day.js';
import { leastDays, queuedPosts, weeksBack } from '../rules/arrivals.js';
import { mondayOf } from '../rules/roster-day.js';
import type { StaffedDay, Stretch } from '../rules/staffing.js';
import { minutesAt, type Staffing } from '../settings.js';
import { dayName, postName, times } from './duties.js';

const marks = { few: '🔺', right: '✅', idle: '💤', unknown: '▫️' } as const;
/** Times of one post shown in the week; the day shows all of them. */
const shownTimes = 2;

/** Lines for the week: when too few people are there, and when more than needed; none where nothing is known. */
export function staffedLines(day: StaffedDay, { timezone }: Branch, speech: Speech): string[] {
  if (!day.known) return [];
  const { t } = speech;
  const lines = (['few', 'idle'] as const).flatMap((is) => {
    const posts = day.posts.flatMap(({ post, stretches }) => {
      const found = spansOf(stretches, is);
      if (found.length === 0) return [];
      const said = found
        .slice(0, shownTimes)
        .map((span) => t('roster.traffic.span', times(span, timezone, speech)));
      const all = [...said, ...(found.length > shownTimes ? ['…'] : [])].join(', ');
      return [t('roster.traffic.post_times', { post: postName(post, speech), times: all })];
    });
    return posts.length > 0
      ? [`${marks[is]} ${t(`roster.traffic.day.${is}`, { posts: posts.join(' · ') })}`]
      : [];
  });
  return lines.length > 0 ? lines : [`${marks.right} ${t('roster.traffic.day.right')}`];
}

/** The times with this state, adjoining ones joined whatever the number of people. */
function spansOf(stretches: readonly Stretch[], is: Stretch['is']): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of stretches.filter((one) => one.is === is)) {
    const last = spans.at(-1);
    if (last && last.to.getTime() === from.getTime()) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

export interface TrafficDay {
  branch: Branch;
  date: string;
  /** Null where the branch is closed. */
  day: StaffedDay | null;
  staffed: Staffing;
  leftOut: number;
  /** Whether the reader may edit the roster. */
  leads: boolean;
}

/**
 * A day, post by post: how many people are there and how many are needed in each half hour; equal half hours are
 * joined.
 */
export function trafficView(
  { branch, date, day, staffed, leftOut, leads }: TrafficDay,
  speech: Speech,
): ModalView {
  const { t } = speech;
  const word = (name: string, label: string, style?: 'primary') =>
    button(name, label, branch.id, style ? { style } : {});
  const posts = day ? postBlocks(day, branch, speech) : [section(t('roster.closed'))];
  const evenly = day?.posts.some(({ stretches }) =>
    stretches.some(({ usual }) => usual.is === 'counted' && usual.evenly),
  );
  const notes = [
    aimLine(staffed, speech),
    t('roster.traffic.usual', { weeks: weeksBack }),
    ...(evenly ? [t('roster.traffic.evenly')] : []),
    ...(leftOut > 0 ? [t('roster.traffic.left_out', { count: leftOut })] : []),
  ];
  return modal(
    { callback: 'roster.traffic', title: t('roster.name') },
    [
      header(t('roster.traffic.title', { day: dayName(date, speech) })),
      ...posts,
      ...context(...notes),
      ...actions(
        word(`roster.traffic:${addDays(date, -1)}`, `‹ ${dayName(addDays(date, -1), speech)}`),
        word(`roster.traffic:${addDays(date, 1)}`, `${dayName(addDays(date, 1), speech)} ›`),
      ),
      ...actions(
        ...(leads ? [word(`roster.propose:${mondayOf(date)}`, t('roster.proposal.button'), 'primary')] : []),
        word(`roster.week:${mondayOf(date)}`, t('roster.back')),
      ),
    ],
    { close: t('form.close') },
  );
}

function aimLine(staffed: Staffing, speech: Speech): string {
  const minutes = queuedPosts.map((post) =>
    speech.t('roster.traffic.minutes', { post: postName(post, speech), count: minutesAt(post, staffed) }),
  );
  const { aim, share } = staffed;
  return speech.t('roster.traffic.aim', { share, aim, minutes: minutes.join(' · ') });
}

function postBlocks(day: StaffedDay, branch: Branch, speech: Speech): KnownBlock[] {
  const { t } = speech;
  const days = Math.max(...day.posts.flatMap(({ stretches }) => stretches.map(({ usual }) => usual.days)));
  const isDark = day.posts.every(({ stretches }) => stretches.every(({ usual }) => usual.is === 'unknown'));
  if (isDark) return [section(t('roster.traffic.none', { days, least: leastDays }))];
  return day.posts.map(({ post, stretches }) => {
    const lines = stretches.map((one) => stretchLine(one, branch, speech));
    return section([`*${postName(post, speech)}*`, ...lines].join('\n'));
  });
}

function stretchLine(stretch: Stretch, { timezone }: Branch, speech: Speech): string {
  const { is, there, need, usual } = stretch;
  const slots = { ...times(stretch, timezone, speech), there };
  const { t } = speech;
  if (need !== null && is !== 'unknown')
    return t('roster.traffic.line', { ...slots, need, is: `${marks[is]} ${t(`roster.traffic.is.${is}`)}` });
  if (usual.is === 'no_queue') return t('roster.traffic.no_queue', slots);
  if (usual.is === 'counted') return t('roster.traffic.too_many', slots);
  return t('roster.traffic.unknown', { ...slots, days: usual.days, least: leastDays });
}
