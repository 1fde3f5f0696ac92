import { ownLists, runPost, runsOn, titlesOf } from '../checklists/module.js';
import type { Db } from '../platform/database/db.js';
import type { Hand } from '../platform/directory/acting.js';
import type { Branch } from '../platform/directory/branch.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../platform/directory/store/people.js';
import { figureText } from '../platform/language/figures.js';
import type { RenderContext } from '../platform/outbox/message.js';
import { outagesIn } from '../platform/outbox/store/outages.js';
import { postedOf } from '../platform/outbox/store/posted.js';
import { occurrenceOf, plannedBetween } from '../platform/schedule/store/occurrences.js';
import { branchCalendar, type Calendar } from '../platform/time/calendar.js';
import { periodOf } from '../platform/time/period.js';
import { endOfDay } from '../platform/time/zone.js';
import {
  card,
  fault,
  handover,
  kindOf,
  kinds,
  loggedIn,
  notYetRead,
  openRecords,
  praise,
} from '../records/module.js';
import { dayMeasures, figuresOf } from '../reports/module.js';
import { absencesIn, dutiesIn, isRostered, neededPosts, presentOn, rosterDay } from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { type Briefing, briefingMessage } from './messages.js';
import { gapsSince, saidFrom } from './store.js';

type Open = Awaited<ReturnType<typeof openRecords>>[number];

/** Overdue before due today, complaints before the rest, the longest overdue first. */
function urgency(records: readonly Open[], endOfToday: Date): Open[] {
  const due = records.filter(({ dueAt }) => dueAt && dueAt <= endOfToday);
  const rank = ({ kind }: Open) => (kind === 'complaint' ? 0 : 1);
  return due.sort((a, b) => rank(a) - rank(b) || (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
}

/** The day's roster; null where the branch has none. */
async function rosterOn(db: Db, branch: Branch, calendar: Calendar, date: string) {
  if (!(await isRostered(db, branch.id, date))) return null;
  const duties = await dutiesIn(db, branch.id, date, date);
  const absences = await absencesIn(db, branch.id, date, date);
  return rosterDay(date, { duties, absences }, calendar, neededPosts.of(branch.settings));
}

async function load(
  { db, branch, now }: Pick<Hand, 'db' | 'branch' | 'now'>,
  calendar: Calendar,
  date: string,
  { link, speech, routines }: Pick<RenderContext, 'link' | 'speech' | 'routines'>,
): Promise<Briefing> {
  // Routines in which nobody has anything to do are not announced.
  const quiet: ReadonlySet<string> = new Set(['briefing', ...routines.silent]);
  const yesterday = calendar.previousWorkingDay(date);
  const before = calendar.previousWorkingDay(yesterday);
  const span = periodOf('day', yesterday, branch.timezone);
  const today = periodOf('day', date, branch.timezone);
  const [members, here, couldSay, roster, open, runs, coming, gaps, away, occurrence, { figures }, thanks] =
    await Promise.all([
      membersOf(db, branch.id),
      presentOn(db, branch.id, date),
      saidFrom(db, branch, date),
      rosterOn(db, branch, calendar, date),
      openRecords(db, { branchId: branch.id }),
      runsOn(db, branch.id, date),
      plannedBetween(db, branch.id, now, today.to),
      gapsSince(db, branch.id, span.from, today.to),
      outagesIn(db, branch.channel, { from: span.from, to: today.to, now }),
      occurrenceOf(db, { branchId: branch.id, name: 'briefing', date }),
      figuresOf(
        { db, branchId: branch.id, now },
        dayMeasures,
        span,
        periodOf('day', before, branch.timezone),
      ),
      loggedIn(db, branch.id, praise, { from: span.from, to: today.to }),
    ]);
  // Handovers and bulletins have parts of their own.
  const apart = ({ kind }: Open) => kind === handover.name || kindOf(kind).mustRead !== undefined;
  const urgent = urgency(
    open.filter((one) => !apart(one)),
    endOfDay(date, branch.timezone),
  );
  const handovers = open.filter(({ kind, closedAt }) => kind === handover.name && !closedAt).reverse();
  const down = open.filter((one) => one.kind === fault.name && !one.closedAt && one.details.state === 'out');
  const praised = thanks
    .filter(({ status, mergedId }) => status !== 'struck' && !mergedId)
    .sort((a, b) => b.number - a.number)[0];
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
      card,
      [...open, ...bulletins.map(({ record }) => record), ...(praised ? [praised] : [])].map(({ id }) => id),
      branch.channel,
    ),
    postedOf(
      db,
      runPost,
      runs.map(({ id }) => id),
      branch.channel,
    ),
    namesOf(
      db,
      [...open, ...(praised ? [praised] : [])].flatMap(({ ownerId, details }) => [
        ownerId,
        ...[details.to, details.who].filter((one) => typeof one === 'string'),
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
    couldSay: couldSay ?? now,
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
    down,
    praised: praised ?? null,
    bulletins,
    runs,
    coming: coming.filter(({ name }) => !quiet.has(name)).map(({ name, dueAt }) => ({ name, at: dueAt })),
    gaps: gaps.filter(({ name, at }) => !quiet.has(name) || (name === 'briefing' && at < today.from)),
    away,
    names,
    called: { routines, titles: titlesOf(own) },
    link: (of, id) => {
      const ts = (of === 'record' ? cards : lists).get(id);
      return ts ? link(branch.channel, ts) : null;
    },
    now,
  };
}

export const briefingDrawn = briefingPage.drawnBy(async ({ db, subject, now, ...place }) => {
  const branch = await branchOf(db, subject.branchId);
  if (!branch) return 'skip';
  const values = await load({ db, branch, now }, branchCalendar(branch), subject.date, place);
  return { message: briefingMessage(values, place.speech) };
});
