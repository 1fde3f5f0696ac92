import { absencesIn } from '../../database/absences.js';
import { notYetRead } from '../../database/acks.js';
import { branchOf } from '../../database/branches.js';
import { runsOn } from '../../database/checklists.js';
import type { Db } from '../../database/db.js';
import { ownLists } from '../../database/own-lists.js';
import { membersOf, namesOf, presentOn } from '../../database/people.js';
import { postedOf } from '../../database/posted.js';
import { openRecords } from '../../database/records.js';
import { figuresOf } from '../../database/reports.js';
import { dutiesIn, isRostered } from '../../database/roster.js';
import { gapsSince, occurrenceOf, plannedBetween } from '../../database/schedule.js';
import type { Branch } from '../../domain/branch.js';
import { titlesOf } from '../../domain/checklists/own.js';
import { rosterDay } from '../../domain/people/roster-day.js';
import { handover } from '../../domain/records/handover.js';
import { kindOf, kinds } from '../../domain/records/index.js';
import { dayMeasures } from '../../domain/reports/daily.js';
import { silentRoutines } from '../../domain/routines.js';
import { branchCalendar, type Calendar } from '../../domain/time/calendar.js';
import { periodOf } from '../../domain/time/periods.js';
import { endOfDay } from '../../domain/time/zone.js';
import { type Briefing, briefingMessage } from '../../messages/briefing.js';
import { figureText } from '../../messages/figures.js';
import type { Speech } from '../../messages/speak.js';
import type { View } from '../view.js';

type Open = Awaited<ReturnType<typeof openRecords>>[number];

/** Overdue before due today, complaints before the rest, the longest overdue first. */
function urgency(records: readonly Open[], endOfToday: Date): Open[] {
  const due = records.filter(({ dueAt }) => dueAt && dueAt <= endOfToday);
  const rank = ({ kind }: Open) => (kind === 'complaint' ? 0 : 1);
  return due.sort((a, b) => rank(a) - rank(b) || (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
}

/** Routines that nobody has to do anything for. */
const quiet: ReadonlySet<string> = new Set(['briefing', ...silentRoutines]);

/** The day's roster; null where the branch works without one. */
async function rosterOn(db: Db, branch: Branch, calendar: Calendar, date: string) {
  if (!(await isRostered(db, branch.id, date))) return null;
  const duties = await dutiesIn(db, branch.id, date, date);
  return rosterDay(date, duties, await absencesIn(db, branch.id, date, date), calendar);
}

async function load(
  db: Db,
  branch: Branch,
  calendar: Calendar,
  date: string,
  now: Date,
  link: (channel: string, ts: string) => string,
  speech: Speech,
): Promise<Briefing> {
  const yesterday = calendar.previousWorkingDay(date);
  const before = calendar.previousWorkingDay(yesterday);
  const span = periodOf('day', yesterday, branch.timezone);
  const today = periodOf('day', date, branch.timezone);
  const [members, here, roster, open, runs, coming, gaps, occurrence, { figures }] = await Promise.all([
    membersOf(db, branch.id),
    presentOn(db, branch.id, date),
    rosterOn(db, branch, calendar, date),
    openRecords(db, { branchId: branch.id }),
    runsOn(db, branch.id, date),
    plannedBetween(db, branch.id, now, today.to),
    gapsSince(db, branch.id, span.from, today.to),
    occurrenceOf(db, { branchId: branch.id, name: 'briefing', date }),
    figuresOf(db, branch.id, dayMeasures, span, periodOf('day', before, branch.timezone), now),
  ]);
  // They stand in parts of their own.
  const apart = ({ kind }: Open) => kind === handover.name || kindOf(kind).mustRead !== undefined;
  const urgent = urgency(
    open.filter((one) => !apart(one)),
    endOfDay(date, branch.timezone),
  );
  const handovers = open.filter(({ kind, closedAt }) => kind === handover.name && !closedAt).reverse();
  const bulletins = await notYetRead(db, branch.id, members, { calendar, now });
  const referrals = open.filter(
    (one) =>
      one.kind === 'referral' &&
      (one.details.next_call === date || one.status === 'new') &&
      !urgent.includes(one),
  );
  const [cards, lists, names, own] = await Promise.all([
    postedOf(
      db,
      'record',
      [...open, ...bulletins.map(({ record }) => record)].map(({ id }) => id),
      branch.channel,
    ),
    postedOf(
      db,
      'run',
      runs.map(({ id }) => id),
      branch.channel,
    ),
    namesOf(
      db,
      open.flatMap(({ ownerId, details }) => [
        ownerId,
        ...(typeof details.to === 'string' ? [details.to] : []),
      ]),
    ),
    ownLists(db, branch.id),
  ]);
  return {
    branch,
    day: calendar.at(date, '12:00'),
    lateSince: occurrence?.late ? occurrence.dueAt : null,
    members,
    here,
    roster,
    yesterday: {
      day: calendar.at(yesterday, '12:00'),
      figures: dayMeasures.map((measure) => figureText(measure, figures, branch, speech)),
    },
    urgent,
    open: Object.fromEntries(
      kinds.map(({ name }) => [name, open.filter(({ kind }) => kind === name).length]),
    ),
    referrals,
    handovers,
    bulletins,
    runs,
    coming: coming.filter(({ name }) => !quiet.has(name)).map(({ name, dueAt }) => ({ name, at: dueAt })),
    gaps: gaps.filter(({ name, at }) => !quiet.has(name) || (name === 'briefing' && at < today.from)),
    names,
    titles: titlesOf(own),
    link: (view, id) => {
      const ts = (view === 'record' ? cards : lists).get(id);
      return ts ? link(branch.channel, ts) : null;
    },
    now,
  };
}

/** The morning briefing; its subject is `<branch>/<date>`. Edited as people say that they are here. */
export const briefing: View = {
  name: 'briefing',
  kept: true,
  inDoubt: 'again',
  async draw({ db, subject, now, link, speech }) {
    const [branchId = '', date = ''] = subject.split('/');
    const branch = await branchOf(db, branchId);
    if (!branch) return 'moot';
    const values = await load(db, branch, branchCalendar(branch), date, now, link, speech);
    return { message: briefingMessage(values, speech) };
  },
};
