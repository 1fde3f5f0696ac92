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

/** The rules that hold for a kind in a branch: the bank's own, then the profile's; with the branch's own limits. */
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

/** Whether any branch's records of the kind may have a clock of that name: the bank's own, or one of a profile. */
export function isClockName(kind: Kind, name: string): boolean {
  const all = [kind.clocks, ...profiles.map(({ clocks }) => clocks[kind.name] ?? [])];
  return all.flat().some((rule) => rule.name === name);
}

export const ruleOf = (kind: Kind, clock: Pick<Clock, 'name'>, branch: Scene['branch']) =>
  clockRules(kind, branch).find((rule) => rule.name === clock.name);

/** The limit in force: the rule's, or what it was extended to. */
export function limitOf(rule: ClockRule, clock: Pick<Clock, 'extended'>): ClockRule['limit'] {
  return rule.extensions?.[clock.extended - 1]?.limit ?? rule.limit;
}

/** Which day of its limit a running clock is at; null for one that has stopped, or that counts no days. */
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

/** What the running clock can be extended to next, and who may grant it; null where it cannot. */
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

/** Whether the clock begins when the record is closed: such as the call afterwards. */
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
  // A moment is itself; a day lasts until the branch closes.
  if (given.includes('T')) return new Date(given);
  return scene.calendar.hours(given)?.close ?? scene.calendar.at(given, '17:00');
}

type Span = Pick<Clock, 'startedAt' | 'dueAt'>;

/** The rung after so many, and its moment: the last one may come again and again. Null past the end. */
function rungOf(rule: ClockRule, count: number, clock: Span): { rung: Step; at: Date } | null {
  const last = rule.ladder.length - 1;
  const rung = rule.ladder[Math.min(count, last)];
  if (!rung || (count > last && !rung.again)) return null;
  const base = rung.from === 'start' ? clock.startedAt : clock.dueAt;
  const minutes = rung.minutes + Math.max(0, count - last) * (rung.again ?? 0);
  return { rung, at: new Date(base.getTime() + minutes * MINUTE) };
}

/** The next rung at or after `step` that is not already behind us by the start of the clock. */
function wake(rule: ClockRule, clock: Span, step: number): Pick<Clock, 'step' | 'wakeAt'> {
  for (let next = step; ; next++) {
    const found = rungOf(rule, next, clock);
    if (rule.closes && (!found || found.at > clock.dueAt)) return { step: next, wakeAt: clock.dueAt };
    if (!found) return { step: next, wakeAt: null };
    if (found.at >= clock.startedAt) return { step: next, wakeAt: found.at };
  }
}

/** How a limit that has run out did so, where it is now counted anew: when it was met, or that it was not in time. */
function outcome({ startedAt, dueAt, stoppedAt }: Clock, now: Date): Pick<Clock, 'past'> {
  return dueAt > now ? {} : { past: { startedAt, dueAt, stoppedAt: stoppedAt ?? now } };
}

/** The same of one that was broken; one that was kept and turns out to end elsewhere leaves nothing. */
const breach = (clock: Clock, now: Date): Pick<Clock, 'past'> =>
  (metAt(clock) ?? now) > clock.dueAt ? outcome(clock, now) : {};

/** The clock with its next length, counted from when it started. */
export function extend(
  { clock, rule, limit }: NonNullable<ReturnType<typeof nextExtension>>,
  record: LobbyRecord,
  scene: Scene,
): Clock {
  const longer = due(limit, record, clock.startedAt, scene);
  // A branch may have given itself more than that already.
  const times = { startedAt: clock.startedAt, dueAt: longer > clock.dueAt ? longer : clock.dueAt };
  const past = times.dueAt > clock.dueAt ? breach(clock, scene.now) : {};
  return { ...clock, ...times, ...wake(rule, times, 0), ...past, extended: clock.extended + 1 };
}

/** When the matter reached the bank: the day that was given, else when it was logged. */
function receivedAt(kind: Kind, record: LobbyRecord, { calendar }: Pick<Scene, 'calendar'>): Date {
  const day = kind.received === undefined ? undefined : record.details[kind.received];
  if (typeof day !== 'string' || day >= calendar.localDate(record.createdAt)) return record.createdAt;
  return calendar.hours(day)?.open ?? calendar.at(day, '12:00');
}

/** A limit that begins: for the first time, or anew after it stood still. */
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

/** A law's limit goes on where it stood; one that ran out meanwhile was met when it was stopped in time. */
function resume(rule: ClockRule, clock: Clock, { now }: Scene): Clock {
  const kept = clock.dueAt <= now && clock.stoppedAt !== null && clock.stoppedAt <= clock.dueAt;
  const met = clock.met ?? (kept ? clock.stoppedAt : null);
  return { ...clock, ...wake(rule, clock, clock.step), stoppedAt: null, met };
}

/**
 * A law's limit where the record now says that it was received on another day.
 * @returns null where it says nothing new
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
 * Starts, stops and restarts the clocks of a record to fit what it now is.
 * @param before the clocks as they stand; @returns those that are new or changed.
 */
export function setClocks(kind: Kind, record: LobbyRecord, before: readonly Clock[], scene: Scene): Clock[] {
  const changed: Clock[] = [];
  for (const rule of clockRules(kind, scene.branch)) {
    const stood = before.find((one) => one.name === rule.name);
    const corrected = stood && receivedAnew(rule, { kind, record, clock: stood }, scene);
    const clock = corrected ?? stood;
    const waits = rule.after && !rule.after.includes(record.status);
    // Once begun it runs on in other statuses; once stopped it waits for its own again.
    const begun = clock !== undefined && clock.stoppedAt === null;
    const runs = matches(rule.when, record) && !isOver(kind, rule, record) && (begun || !waits);
    if (runs && (!clock || clock.stoppedAt)) {
      changed.push(begin(rule, { kind, record, clock }, scene));
    } else if (runs && clock && 'field' in rule.limit && record.details[rule.limit.field] !== undefined) {
      // Only the record's own date moves a running clock: a limit that is changed is one for records to come.
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

/** Who they are that only others know of: who has still to read it, who is in the lobby. */
export interface Heard {
  owing?: readonly string[];
  there?: readonly string[];
}

function isOpenAt({ calendar, now }: Pick<Scene, 'calendar' | 'now'>): boolean {
  const hours = calendar.hours(calendar.localDate(now));
  return hours !== null && now >= hours.open && now <= hours.close;
}

/** Whom a rung tells: never the person whom the record is about. */
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
 * Takes the rung of the ladder that is due. Where several are (after an outage), they count as one: the people of all
 * of them hear once.
 * @param readers person ids of those who have read it, where its kind must be read.
 * @returns `closes`: the status that the record now goes to by itself; then nobody is reminded.
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
    const next = rungOf(rule, step, clock);
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

/** Where the record goes by itself: everybody has read it, or its time is over. */
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

/** Who hears at once, by the first rung of a fresh clock. */
export function heardAtOnce(
  kind: Kind,
  record: LobbyRecord,
  clocks: readonly Clock[],
  scene: Scene,
): string[] {
  // Those who are in the lobby are named with the first step, a moment later.
  return clocks.flatMap((clock) => {
    const rule = ruleOf(kind, clock, scene.branch);
    const first = rule?.ladder[0];
    if (first?.from !== 'start' || first.minutes > 0) return [];
    return heardBy({ kind, record }, first, scene).map(({ personId }) => personId);
  });
}
