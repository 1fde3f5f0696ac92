import type { Tx } from '../platform/database/db.js';
import type { Followers, Following } from '../platform/database/follow.js';
import type { FactName } from '../platform/day-facts/facts.js';
import type { Scene } from '../platform/directory/branch.js';
import { namesOf } from '../platform/directory/store/people.js';
import { speak } from '../platform/language/speak.js';
import type {} from '../platform/outbox/happenings.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import {
  fault,
  flow,
  handingOn,
  handover,
  leftBehind,
  meeting,
  pointsIn,
  worklog,
} from '../records/module.js';
import type {} from '../roster/module.js';
import { runPost } from './contracts.js';
import type {} from './happenings.js';
import { checklistOf, isShipped } from './lists/index.js';
import { settlement } from './lists/settlement.js';

import { pointsText } from './messages/open-points.js';
import { rulesOf } from './rules/rules.js';
import { standStill } from './store/outage.js';
import { refreshLists } from './store/refresh.js';
import { runsOn } from './store/runs.js';

/** What is open in a branch, in its language, as a draft of a handover; empty where nothing is. */
async function whatIsOpen(db: Following, { branch, calendar, now }: Scene): Promise<string> {
  const date = calendar.localDate(now);
  const [handing, runs] = await Promise.all([
    handingOn(db, { branch, date, now }),
    runsOn(db, branch.id, date),
  ]);
  // Points that must be handed over come first.
  const left = leftBehind(handing, now).points;
  const others = pointsIn(handing.open, now).filter(({ id }) => left.every((one) => one.id !== id));
  const points = [...left, ...others];
  // A list that waits for this very handover is left out.
  const unsigned = runs.filter(
    (run) => run.opensAt <= now && ['open', 'settled'].includes(run.status) && !rulesOf(run).gate,
  );
  const names = await namesOf(
    db,
    points.map(({ ownerId }) => ownerId),
  );
  return pointsText(points, unsigned, { branch, names }, speak(branch.language));
}

/** Redraws unsigned lists that show the attendance when it changes. */
async function showAnew(tx: Tx, branch: { id: string; channel: string }, date: string, now: Date) {
  const shown = (await runsOn({ prisma: tx }, branch.id, date)).filter(
    ({ list, status }) =>
      (status === 'open' || status === 'settled') && isShipped(list) && checklistOf(list).shows,
  );
  const posts = shown.map(({ id }) => runPost.for(id, toChannel(branch.channel)));
  if (posts.length > 0) await queue(tx, posts, branch.id, now);
}

const rosterTells = ['everybody_here', 'posts_manned', 'attendance'] as const;
/**
 * By kind, the facts of a day that its records may change. Incidents and complaints are not named although they can
 * be points to hand over; that is checked when the list is pressed.
 */
const kindTells: Readonly<Record<string, readonly FactName[]>> = {
  [handover.name]: ['handover_accepted', 'open_points_taken_over'],
  [worklog.name]: ['work_log_filed'],
  [flow.name]: ['queue_waiting', 'queue_longest'],
  [fault.name]: ['devices_working', 'handover_accepted'],
  [meeting.name]: ['weekly_meeting'],
};

/** A handover's form starts with what is open: records, and unsigned lists. */
export const checklistsFollow: Partial<Followers> = {
  'record.begun': {
    wants: ({ kind }) => kind.begins === 'open points',
    follow: (db, _, { scene }) => whatIsOpen(db, scene),
  },
  'record.saved': {
    wants: ({ change }) => change.record.kind in kindTells,
    follow: (db, tx, { change: { record } }) =>
      refreshLists(
        { db, tx, branchId: record.branchId, now: record.updatedAt },
        kindTells[record.kind] ?? [],
      ),
  },
  'run.saved': {
    wants: ({ run }) => run.list === settlement.name,
    follow: (db, tx, { run, now }) =>
      refreshLists({ db, tx, branchId: run.branchId, now }, ['settlement_signed']),
  },
  'slack.back': {
    wants: () => true,
    follow: (_, tx, { outage, now }) => standStill(tx, outage, now),
  },
  'roster.changed': {
    wants: () => true,
    async follow(db, tx, { branch, date, now }) {
      await showAnew(tx, branch, date, now);
      await refreshLists({ db, tx, branchId: branch.id, now }, rosterTells);
    },
  },
};
