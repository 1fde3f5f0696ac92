import type { Tx } from '../platform/database/db.js';
import type { DayAsked, DayFact, DayFacts } from '../platform/day-facts/facts.js';
import { namesOf } from '../platform/directory/store/people.js';
import type { Speech } from '../platform/language/speak.js';
import { MINUTE } from '../platform/time/durations.js';
import { periodOf } from '../platform/time/period.js';
import { fault } from './kinds/fault.js';
import { flow } from './kinds/flow.js';
import { handover } from './kinds/handover.js';
import { kindOf } from './kinds/index.js';
import { meeting } from './kinds/meeting.js';
import { leftBehind } from './rules/handing.js';
import { code, type Kind } from './rules/kind.js';
import type { LobbyRecord } from './rules/record.js';
import { handingOn } from './store/handing.js';
import { loggedIn, openRecords } from './store/records.js';

/** Records named in one line before the rest is only counted. */
const MAX_NAMED = 5;
/** How long a count of the queue is taken as current. */
const fresh = 20 * MINUTE;

const codeIn = ({ kind, number }: Pick<LobbyRecord, 'kind' | 'number'>) => code(kindOf(kind), number);

function codesSaid(records: readonly LobbyRecord[], { t }: Speech): string {
  const rest = records.length - MAX_NAMED;
  const said = records.slice(0, MAX_NAMED).map(codeIn);
  return [...said, ...(rest > 0 ? [t('briefing.and_more', { count: rest })] : [])].join(', ');
}

/** A fact about a kind; unknown (null) in branches that do not use the kind. */
const of =
  ({ name }: Pick<Kind, 'name'>, fact: DayFact): DayFact =>
  async (db, day) =>
    day.branch.settings.kindsOff?.includes(name) ? null : fact(db, day);

/** Names of those whom handovers are for, and of those who own them. */
const receiversOf = (db: { prisma: Tx }, notes: readonly LobbyRecord[]) =>
  namesOf(
    db,
    notes.flatMap(({ details, ownerId }) => [typeof details.to === 'string' ? details.to : null, ownerId]),
  );

function notesSaid(
  notes: readonly LobbyRecord[],
  names: ReadonlyMap<string, string>,
  { t }: Speech,
): string[] {
  return notes.slice(0, MAX_NAMED).map((note) => {
    const to = typeof note.details.to === 'string' ? names.get(note.details.to) : undefined;
    return to
      ? t('facts.handover.for', { code: codeIn(note), name: to })
      : t('facts.handover.unaccepted', { code: codeIn(note) });
  });
}

const handoverAccepted: DayFact = async (db, day) => {
  const { waiting, points } = leftBehind(await handingOn(db, day), day.now);
  const names = await receiversOf(db, waiting);
  return {
    met: waiting.length + points.length === 0,
    why: (speech) =>
      [
        ...(points.length > 0
          ? [speech.t('facts.handover.points', { codes: codesSaid(points, speech) })]
          : []),
        ...notesSaid(waiting, names, speech),
      ].join('; ') || speech.t('facts.handover.nothing'),
  };
};

const openPointsTakenOver: DayFact = async (db, day) => {
  const given = (await openRecords(db, { branchId: day.branch.id })).filter(
    ({ kind, closedAt, mergedId }) => kind === handover.name && !closedAt && !mergedId,
  );
  const names = await receiversOf(db, given);
  return {
    met: given.length === 0,
    why: (speech) => notesSaid(given, names, speech).join('; ') || speech.t('facts.handover.all_accepted'),
  };
};

/** A number of the last count of the queue, if that is current. */
const queueIs =
  (field: 'waiting' | 'longest'): DayFact =>
  async (db, { branch, now }) => {
    const span = { from: new Date(now.getTime() - fresh), to: new Date(now.getTime() + 1) };
    const counts = (await loggedIn(db, branch.id, flow, span)).filter(
      ({ details, mergedId, status }) =>
        typeof details[field] === 'number' && !mergedId && status !== 'struck',
    );
    const last = counts.sort((a, b) => b.number - a.number)[0];
    const value = last?.details[field];
    if (!last || typeof value !== 'number') return { met: false, why: () => '' };
    return {
      met: true,
      value,
      why: (speech) => `${codeIn(last)}, ${speech.time(last.createdAt, branch.timezone)}`,
    };
  };

const devicesWorking: DayFact = async (db, { branch }) => {
  const out = (await openRecords(db, { branchId: branch.id })).filter(
    ({ kind, closedAt, details }) => kind === fault.name && !closedAt && details.state === 'out',
  );
  const [first] = out;
  if (!first) return { met: true, why: () => '' };
  const said = out
    .slice(0, MAX_NAMED)
    .map((one) => [codeIn(one), one.details.device].filter((part) => typeof part === 'string').join(' '));
  return {
    met: false,
    recordId: first.id,
    why: (speech) => speech.t('facts.devices.out', { devices: speech.list(said) }),
  };
};

const weeklyMeeting: DayFact = async (db, { branch, date, now }: DayAsked) => {
  const { from, to } = periodOf('week', date, branch.timezone);
  const held = (await loggedIn(db, branch.id, meeting, { from, to: now > to ? now : to })).find(
    ({ details, mergedId }) => details.type === 'weekly' && !mergedId,
  );
  return {
    met: held !== undefined,
    why: (speech) => (held ? codeIn(held) : speech.t('facts.meeting.none')),
  };
};

/** The facts of a day that are known from records. */
export const recordFacts: DayFacts = {
  handover_accepted: of(handover, handoverAccepted),
  open_points_taken_over: of(handover, openPointsTakenOver),
  queue_waiting: of(flow, queueIs('waiting')),
  queue_longest: of(flow, queueIs('longest')),
  devices_working: of(fault, devicesWorking),
  weekly_meeting: of(meeting, weeklyMeeting),
};
