import type { Scene } from '../branch.js';
import { resolve } from '../people/roles.js';
import { dueAt } from '../time/limits.js';
import { profileOf } from '../time/profiles/index.js';
import type { ClockRule, Kind, Step } from './kind.js';
import type { Clock, LobbyRecord, Nudge } from './record.js';

/** The rules that hold for a kind in a branch: the bank's own, then the profile's. */
export function clockRules(kind: Kind, branch: Scene['branch']): readonly ClockRule[] {
  return [...kind.clocks, ...(profileOf(branch)?.clocks[kind.name] ?? [])];
}

function meets(rule: ClockRule, record: LobbyRecord): boolean {
  const { severity, field } = rule.when ?? {};
  if (severity && !(record.severity && severity.includes(record.severity))) return false;
  if (field && !field.is.includes(String(record.details[field.name]))) return false;
  return true;
}

function isOver(rule: ClockRule, record: LobbyRecord): boolean {
  if (record.closedAt) return true;
  if (rule.until === 'closed') return false;
  if (rule.until === 'owned') return record.ownerId !== null;
  return rule.until.includes(record.status);
}

function due(rule: ClockRule, record: LobbyRecord, from: Date, scene: Scene): Date {
  const { limit } = rule;
  if (!('field' in limit)) return dueAt(from, limit, scene.calendar);
  const day = record.details[limit.field];
  if (typeof day !== 'string') return dueAt(from, limit.otherwise, scene.calendar);
  return scene.calendar.hours(day)?.close ?? scene.calendar.at(day, '17:00');
}

/** The moment of a rung. */
export function rungAt(step: Step, clock: Pick<Clock, 'startedAt' | 'dueAt'>): Date {
  const base = step.from === 'start' ? clock.startedAt : clock.dueAt;
  return new Date(base.getTime() + step.minutes * 60_000);
}

/** The next rung at or after `step` that is not already behind us by the start of the clock. */
function wake(
  rule: ClockRule,
  clock: Pick<Clock, 'startedAt' | 'dueAt'>,
  step: number,
): Pick<Clock, 'step' | 'wakeAt'> {
  for (let next = step; next < rule.ladder.length; next++) {
    const rung = rule.ladder[next];
    if (!rung) break;
    const at = rungAt(rung, clock);
    if (at >= clock.startedAt) return { step: next, wakeAt: at };
  }
  return { step: rule.ladder.length, wakeAt: null };
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
    const runs = meets(rule, record) && !isOver(rule, record) && (clock !== undefined || !waits);
    if (runs && (!clock || clock.stoppedAt)) {
      const startedAt = clock || rule.after ? scene.now : record.createdAt;
      const times = { startedAt, dueAt: due(rule, record, startedAt, scene) };
      changed.push({
        id: clock?.id ?? crypto.randomUUID(),
        name: rule.name,
        ...times,
        ...wake(rule, times, 0),
        stoppedAt: null,
      });
    } else if (runs && clock && 'field' in rule.limit) {
      const dueAt = due(rule, record, clock.startedAt, scene);
      if (dueAt.getTime() !== clock.dueAt.getTime())
        changed.push({ ...clock, dueAt, ...wake(rule, { ...clock, dueAt }, 0) });
    } else if (!runs && clock && !clock.stoppedAt) {
      changed.push({ ...clock, wakeAt: null, stoppedAt: scene.now });
    }
  }
  return changed;
}

/**
 * Takes the rung of the ladder that is due. Where several are (after an outage), they count as one: the people of all
 * of them hear once.
 */
export function climb(
  kind: Kind,
  record: LobbyRecord,
  clock: Clock,
  scene: Scene,
): { clock: Clock; nudges: Nudge[] } {
  const rule = clockRules(kind, scene.branch).find((one) => one.name === clock.name);
  if (!rule || clock.stoppedAt) return { clock: { ...clock, wakeAt: null }, nudges: [] };
  const nudges = new Map<string, Nudge>();
  let step = clock.step;
  for (; step < rule.ladder.length; step++) {
    const rung = rule.ladder[step];
    if (!rung || rungAt(rung, clock) > scene.now) break;
    for (const member of resolve(scene.members, rung.tell, record)) {
      const urgent = rung.urgent ?? false;
      nudges.set(member.personId, {
        personId: member.personId,
        why: urgent ? 'severe' : scene.now >= clock.dueAt ? 'overdue' : 'remind',
        clock: clock.name,
        urgent,
        notBefore: urgent ? scene.now : awake(scene),
      });
    }
  }
  return { clock: { ...clock, ...wake(rule, clock, step) }, nudges: [...nudges.values()] };
}

/** When people of the branch may be pinged about something that can wait: now in working time, else at the next opening. */
export function awake({ calendar, now }: Pick<Scene, 'calendar' | 'now'>): Date {
  const margin = 60 * 60_000;
  const today = calendar.localDate(now);
  const hours = calendar.hours(today);
  if (hours && now.getTime() <= hours.close.getTime() + margin) {
    const earliest = hours.open.getTime() - margin;
    return now.getTime() >= earliest ? now : new Date(earliest);
  }
  const next = calendar.hours(calendar.nextWorkingDay(today));
  return next ? new Date(next.open.getTime() - margin) : now;
}
