import type { Scene } from '../../platform/directory/branch.js';
import { type Member, type Party, resolve } from '../../platform/directory/roles.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { type Clock, metAt, stopped } from '../../platform/time/clock.js';
import { MINUTE } from '../../platform/time/durations.js';
import { dayOf, dueAt, type Limit } from '../../platform/time/limits.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { profileOf, profiles } from '../profiles/index.js';
import { isConflicted } from './conflict.js';
import { type ClockRule, isOpenStatus, type Kind, type Step } from './kind.js';
import { unread } from './must-read.js';
import type { LobbyRecord, Nudge } from './record.js';
import { matches } from './when.js';

/** The clock rules of a kind in a branch: the bank's, then the profile's, with the branch's own limits. */
export function clockRules(kind: Kind, branch: Scene['branch']): readonly ClockRule[] {
  const law = profileOf(branch)?.clocks[kind.name] ?? [];
  const rules = [...kind.clocks, ...law.map((rule) => ({ ...rule, law: true as const }))];
  const own = branch.settings.limits;
  if (!own) return rules;
  return rules.map((rule) => {
    const limit = own[`${kind.name}.${rule.name}`];
    if (!limit) return rule;
    return {
      ...rule,
      limit: 'field' in rule.limit ? { field: rule.limit.field, otherwise: limit } : limit,
    };
  });
}

/** Whether the kind has a clock of that name in any branch: one of the bank's, or of a profile. */
export function isClockName(kind: Kind, name: string): boolean {
  const all = [kind.clocks, ...profiles.map(({ clocks }) => clocks[kind.name] ?? [])];
  return all.flat().some((rule) => rule.name === name);
}

export const ruleOf = (kind: Kind, clock: Pick<Clock, 'name'>, branch: Scene['branch']) =>
  clockRules(kind, branch).find((rule) => rule.name === clock.name);

/** The limit in force: the rule's, or the extension that was granted. */
export function limitOf(rule: ClockRule, clock: Pick<Clock, 'extended'>): ClockRule['limit'] {
  return rule.extensions?.[clock.extended - 1]?.limit ?? rule.limit;
}

/** On which day of its limit a running clock is; null for one that has stopped, or that does not count days. */
export function dayCount(
  kind: Kind,
  clock: Clock,
  branch: Scene['branch'],
  now: Date,
): { day: number; of: number } | null {
  const rule = clock.stoppedAt ? undefined : ruleOf(kind, clock, branch);
  const limit = rule && limitOf(rule, clock);
  if (!limit || 'field' in limit) return null;
  return dayOf({ start: clock.startedAt, now }, limit, branchCalendar(branch), clock.dueAt);
}

/** The next extension of a running clock, and who may grant it; null where there is none. */
export function nextExtension(
  kind: Kind,
  clocks: readonly Clock[],
  branch: Scene['branch'],
): { clock: Clock; rule: ClockRule; limit: Limit; by: readonly Party[] } | null {
  for (const rule of clockRules(kind, branch)) {
    const clock = clocks.find(({ name, stoppedAt }) => name === rule.name && !stoppedAt);
    const next = clock && rule.extensions?.[clock.extended];
    if (clock && next) return { clock, rule, ...next };
  }
  return null;
}

/** Whether the clock begins when the record is closed, as that of a follow-up call. */
export function followsClosing(kind: Kind, rule: ClockRule): boolean {
  return rule.after?.some((status) => !isOpenStatus(kind, status)) ?? false;
}

function isOver(kind: Kind, rule: ClockRule, record: LobbyRecord): boolean {
  if (record.mergedId) return true;
  if (typeof rule.until === 'object' && 'given' in rule.until)
    if (record.details[rule.until.given] !== undefined) return true;
  if (followsClosing(kind, rule)) return !rule.after?.includes(record.status);
  if (record.closedAt) return true;
  if (rule.until === 'owned') return record.ownerId !== null;
  return Array.isArray(rule.until) && rule.until.includes(record.status);
}

function due(limit: ClockRule['limit'], record: LobbyRecord, from: Date, scene: Scene): Date {
  if (!('field' in limit)) return dueAt(from, limit, scene.calendar);
  const given = record.details[limit.field];
  if (typeof given !== 'string') return dueAt(from, limit.otherwise, scene.calendar);
  // A time is taken as it is; a date means closing time of that day.
  if (given.includes('T')) return new Date(given);
  return scene.calendar.hours(given)?.close ?? scene.calendar.at(given, '17:00');
}

type Span = Pick<Clock, 'startedAt' | 'dueAt'>;

/** The step with this index, and its time; the last step may be repeated. Null after the end. */
function stepAt(rule: ClockRule, count: number, clock: Span): { rung: Step; at: Date } | null {
  const last = rule.ladder.length - 1;
  const rung = rule.ladder[Math.min(count, last)];
  if (!rung || (count > last && !rung.again)) return null;
  const base = rung.from === 'start' ? clock.startedAt : clock.dueAt;
  const minutes = rung.minutes + Math.max(0, count - last) * (rung.again ?? 0);
  return { rung, at: new Date(base.getTime() + minutes * MINUTE) };
}

/** When the clock must wake next: at the first step from `step` on that is not before the clock's start. */
function wake(rule: ClockRule, clock: Span, step: number): Pick<Clock, 'step' | 'wakeAt'> {
  for (let next = step; ; next++) {
    const found = stepAt(rule, next, clock);
    if (rule.closes && (!found || found.at > clock.dueAt)) return { step: next, wakeAt: clock.dueAt };
    if (!found) return { step: next, wakeAt: null };
    if (found.at >= clock.startedAt) return { step: next, wakeAt: found.at };
  }
}

/** If the limit has run out, its result (met or not), kept because the clock is started again. */
function outcome({ startedAt, dueAt, stoppedAt }: Clock, now: Date): Pick<Clock, 'past'> {
  return dueAt > now ? {} : { past: { startedAt, dueAt, stoppedAt: stoppedAt ?? now } };
}

/** The same, but only for a missed limit: one that was met leaves no result when its end is corrected. */
const breach = (clock: Clock, now: Date): Pick<Clock, 'past'> =>
  (metAt(clock) ?? now) > clock.dueAt ? outcome(clock, now) : {};

/** The clock with its next extension, counted from its start. */
export function extend(
  { clock, rule, limit }: NonNullable<ReturnType<typeof nextExtension>>,
  record: LobbyRecord,
  scene: Scene,
): Clock {
  const longer = due(limit, record, clock.startedAt, scene);
  // The branch's own limit may already be longer.
  const times = { startedAt: clock.startedAt, dueAt: longer > clock.dueAt ? longer : clock.dueAt };
  const past = times.dueAt > clock.dueAt ? breach(clock, scene.now) : {};
  return { ...clock, ...times, ...wake(rule, times, 0), ...past, extended: clock.extended + 1 };
}

/** When the bank received the matter: on the day that was given, else when it was logged. */
function receivedAt(kind: Kind, record: LobbyRecord, { calendar }: Pick<Scene, 'calendar'>): Date {
  const day = kind.received === undefined ? undefined : record.details[kind.received];
  if (typeof day !== 'string' || day >= calendar.localDate(record.createdAt)) return record.createdAt;
  return calendar.hours(day)?.open ?? calendar.at(day, '12:00');
}

/** Starts a clock, for the first time or again after it was stopped. */
function begin(
  rule: ClockRule,
  { kind, record, clock }: { kind: Kind; record: LobbyRecord; clock: Clock | undefined },
  scene: Scene,
): Clock {
  if (clock && rule.law) return resume(rule, clock, scene);
  const first = rule.law ? receivedAt(kind, record, scene) : record.createdAt;
  const startedAt = clock || rule.after || rule.since ? scene.now : first;
  const times = { startedAt, dueAt: due(rule.limit, record, startedAt, scene) };
  return {
    id: clock?.id ?? crypto.randomUUID(),
    name: rule.name,
    ...times,
    ...wake(rule, times, 0),
    stoppedAt: null,
    extended: 0,
    met: null,
    ...(clock ? outcome(clock, scene.now) : {}),
  };
}

/**
 * Resumes a limit set by law, whose time ran on while it was stopped. If it ran out meanwhile, it was met if it had
 * been stopped in time.
 */
function resume(rule: ClockRule, clock: Clock, { now }: Scene): Clock {
  const kept = clock.dueAt <= now && clock.stoppedAt !== null && clock.stoppedAt <= clock.dueAt;
  const met = clock.met ?? (kept ? clock.stoppedAt : null);
  return { ...clock, ...wake(rule, clock, clock.step), stoppedAt: null, met };
}

/**
 * Recomputes a limit set by law after the day of receipt was corrected.
 * @returns null where nothing changes
 */
function receivedAnew(
  rule: ClockRule,
  { kind, record, clock }: { kind: Kind; record: LobbyRecord; clock: Clock },
  scene: Scene,
): Clock | null {
  if (!rule.law || rule.after || rule.since) return null;
  const startedAt = receivedAt(kind, record, scene);
  if (startedAt.getTime() === clock.startedAt.getTime()) return null;
  const times = { startedAt, dueAt: due(limitOf(rule, clock), record, startedAt, scene) };
  const past = times.dueAt > clock.dueAt ? breach(clock, scene.now) : {};
  const woken = clock.stoppedAt ? {} : wake(rule, times, 0);
  return { ...clock, ...times, ...woken, ...past, met: null };
}

/**
 * Starts, stops and restarts the clocks of a record according to its present state.
 * @param before the clocks so far
 * @returns those that are new or changed.
 */
export function setClocks(kind: Kind, record: LobbyRecord, before: readonly Clock[], scene: Scene): Clock[] {
  const changed: Clock[] = [];
  for (const rule of clockRules(kind, scene.branch)) {
    const stood = before.find((one) => one.name === rule.name);
    const corrected = stood && receivedAnew(rule, { kind, record, clock: stood }, scene);
    const clock = corrected ?? stood;
    const waits = rule.after && !rule.after.includes(record.status);
    // A running clock goes on in other statuses; a stopped one starts again only in one of its own.
    const begun = clock !== undefined && clock.stoppedAt === null;
    const runs = matches(rule.when, record) && !isOver(kind, rule, record) && (begun || !waits);
    if (runs && (!clock || clock.stoppedAt)) {
      changed.push(begin(rule, { kind, record, clock }, scene));
    } else if (runs && clock && 'field' in rule.limit && record.details[rule.limit.field] !== undefined) {
      // A running clock is only moved by a date in the record itself; a changed limit applies to new records.
      const dueAt = due(rule.limit, record, clock.startedAt, scene);
      if (dueAt.getTime() !== clock.dueAt.getTime())
        changed.push({
          ...clock,
          dueAt,
          ...wake(rule, { ...clock, dueAt }, 0),
          ...outcome(clock, scene.now),
        });
    } else if (!runs && clock && !clock.stoppedAt) {
      changed.push({ ...clock, ...stopped(scene.now) });
    } else if (corrected) changed.push(corrected);
  }
  return changed;
}

/**
 * Recipients that a record does not know itself, by person ids: who has still to read it (`owing`), who is in the
 * lobby (`there`).
 */
export interface Heard {
  owing?: readonly string[];
  there?: readonly string[];
}

function isOpenAt({ calendar, now }: Pick<Scene, 'calendar' | 'now'>): boolean {
  const hours = calendar.hours(calendar.localDate(now));
  return hours !== null && now >= hours.open && now <= hours.close;
}

/** Whom a step tells: never the person whom the record is about. */
function heardBy(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  rung: Step,
  scene: Scene,
  { owing = [], there = [] }: Heard = {},
): Member[] {
  const able = scene.members.filter((member) => !isConflicted(kind, record, member.personId));
  const stake = { ...record, unread: owing, there };
  const tell = (rung.closed && !isOpenAt(scene) && rung.closed) || rung.tell;
  const named = resolve(able, tell, stake);
  return named.length > 0 ? named : resolve(able, rung.otherwise ?? [], stake);
}

/**
 * Takes all steps that are due. If there are several, as after an outage, each person is told only once.
 * @param readers person ids of those who have read it, where its kind must be read.
 * @returns `closes`: the status to which the record now goes automatically; then nobody is reminded.
 */
export function runDueSteps(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  clock: Clock,
  scene: Scene,
  { readers = new Set(), there = [] }: { readers?: ReadonlySet<string>; there?: readonly string[] } = {},
): { clock: Clock; nudges: Nudge[]; closes?: string } {
  const rule = ruleOf(kind, clock, scene.branch);
  if (!rule || clock.stoppedAt) return { clock: { ...clock, wakeAt: null }, nudges: [] };
  const owing = unread({ kind, record, readers }, scene.members, scene).map(({ personId }) => personId);
  const closes = closesNow({ kind, record }, { rule, clock }, scene, owing);
  if (closes) return { clock: { ...clock, wakeAt: null }, nudges: [], closes };
  const nudges = new Map<string, Nudge>();
  let step = clock.step;
  for (; ; step++) {
    const next = stepAt(rule, step, clock);
    if (!next || next.at > scene.now) break;
    const urgent = next.rung.urgent ?? false;
    const late = scene.now >= clock.dueAt;
    for (const { personId } of heardBy({ kind, record }, next.rung, scene, { owing, there }))
      nudges.set(personId, {
        personId,
        why: whyTold(next.rung, record, late),
        clock: clock.name,
        urgent,
        notBefore: urgent ? scene.now : earliestNotifyAt(scene),
      });
  }
  return { clock: { ...clock, ...wake(rule, clock, step) }, nudges: [...nudges.values()] };
}

function whyTold({ tell, urgent }: Step, { severity }: LobbyRecord, late: boolean): Nudge['why'] {
  if (tell.includes('unread')) return 'unread';
  return urgent && severity ? 'severe' : late ? 'overdue' : 'remind';
}

/** The status to which the record now goes automatically: everybody has read it, or its limit is over. */
function closesNow(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  { rule, clock }: { rule: ClockRule; clock: Clock },
  { now }: Scene,
  owing: readonly string[],
): string | undefined {
  if (record.closedAt) return undefined;
  if (kind.mustRead && owing.length === 0) return kind.mustRead.closes;
  return now >= clock.dueAt ? rule.closes : undefined;
}

/** Who is told at once by the first step of new clocks. */
export function heardAtOnce(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  scene: Scene,
): string[] {
  // People in the lobby are not known here; they are found when the first step is taken, a moment later.
  return clocks.flatMap((clock) => {
    const rule = ruleOf(kind, clock, scene.branch);
    const first = rule?.ladder[0];
    if (first?.from !== 'start' || first.minutes > 0) return [];
    return heardBy({ kind, record }, first, scene).map(({ personId }) => personId);
  });
}
