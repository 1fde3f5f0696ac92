import type { Scene } from '../../platform/directory/branch.js';
import { type Member, type Party, resolve } from '../../platform/directory/roles.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { type Clock, stopped } from '../../platform/time/clock.js';
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
  const rules = [...kind.clocks, ...(profileOf(branch)?.clocks[kind.name] ?? [])];
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

/** The clock with its next length, counted from when it started. */
export function extend(
  { clock, rule, limit }: NonNullable<ReturnType<typeof nextExtension>>,
  record: LobbyRecord,
  scene: Scene,
): Clock {
  const longer = due(limit, record, clock.startedAt, scene);
  // A branch may have given itself more than that already.
  const times = { startedAt: clock.startedAt, dueAt: longer > clock.dueAt ? longer : clock.dueAt };
  return { ...clock, ...times, ...wake(rule, times, 0), extended: clock.extended + 1 };
}

/**
 * Starts, stops and restarts the clocks of a record to fit what it now is.
 * @param before the clocks as they stand; @returns those that are new or changed.
 */
export function setClocks(kind: Kind, record: LobbyRecord, before: readonly Clock[], scene: Scene): Clock[] {
  const changed: Clock[] = [];
  for (const rule of clockRules(kind, scene.branch)) {
    const clock = before.find((one) => one.name === rule.name);
    const waits = rule.after && !rule.after.includes(record.status);
    // Once begun it runs on in other statuses; once stopped it waits for its own again.
    const begun = clock !== undefined && clock.stoppedAt === null;
    const runs = matches(rule.when, record) && !isOver(kind, rule, record) && (begun || !waits);
    if (runs && (!clock || clock.stoppedAt)) {
      const startedAt = clock || rule.after || rule.since ? scene.now : record.createdAt;
      const times = { startedAt, dueAt: due(rule.limit, record, startedAt, scene) };
      changed.push({
        id: clock?.id ?? crypto.randomUUID(),
        name: rule.name,
        ...times,
        ...wake(rule, times, 0),
        stoppedAt: null,
        extended: 0,
      });
    } else if (runs && clock && 'field' in rule.limit && record.details[rule.limit.field] !== undefined) {
      // Only the record's own date moves a running clock: a limit that is changed is one for records to come.
      const dueAt = due(rule.limit, record, clock.startedAt, scene);
      if (dueAt.getTime() !== clock.dueAt.getTime())
        changed.push({ ...clock, dueAt, ...wake(rule, { ...clock, dueAt }, 0) });
    } else if (!runs && clock && !clock.stoppedAt) {
      changed.push({ ...clock, ...stopped(scene.now) });
    }
  }
  return changed;
}

/** Whom a rung tells: never the person whom the record is about. */
function heardBy(
  { kind, record }: { kind: Kind; record: LobbyRecord },
  rung: Step,
  scene: Scene,
  owing: readonly string[] = [],
): Member[] {
  const able = scene.members.filter((member) => !isConflicted(kind, record, member.personId));
  const stake = { ...record, unread: owing };
  const named = resolve(able, rung.tell, stake);
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
  readers: ReadonlySet<string> = new Set(),
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
    for (const { personId } of heardBy({ kind, record }, next.rung, scene, owing))
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
  return clocks.flatMap((clock) => {
    const rule = ruleOf(kind, clock, scene.branch);
    const first = rule?.ladder[0];
    if (first?.from !== 'start' || first.minutes > 0) return [];
    return heardBy({ kind, record }, first, scene).map(({ personId }) => personId);
  });
}
