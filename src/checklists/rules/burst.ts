import { createHash } from 'node:crypto';
import { longText, photos } from '../../platform/forms/field.js';
import type { Calendar } from '../../platform/time/calendar.js';
import type { LineRule } from './line.js';
import { type Item, isBox, type Run, type Tick, type TickedFast } from './run.js';

/** Items; a shorter list may well be done in a few seconds. */
const fewest = 8;
/** Nobody can check and tick an item faster than this. */
const secondsAnItem = 1.5;
/** The whole list, where only "all done" was pressed. */
const secondsForAll = 20;
/** Working days in a row without a single finding from which on a list is suspiciously perfect. */
export const tooPerfect = 60;
/** One in so many runs of a list that was ticked too fast gets a spot check. */
const oneIn = 15;

/** A list that one person settled faster than anybody could have looked. */
export interface Burst {
  personId: string;
  items: number;
  seconds: number;
  /** Whether only "all done" was pressed. */
  allAtOnce: boolean;
}

/**
 * @param ticks the run's whole log, oldest first.
 * @returns null where it was done at a plausible pace, or by several people
 */
export function burstIn(run: Pick<Run, 'status' | 'items'>, ticks: readonly Tick[]): Burst | null {
  if (run.status !== 'settled' && run.status !== 'signed') return null;
  const boxes = run.items.filter(isBox);
  const settled = settledBy(ticks);
  const settling = boxes.map(({ id }) => settled.get(id));
  if (boxes.length < fewest || !settling.every((tick) => tick !== undefined)) return null;
  const [first] = settling;
  if (!first || settling.some(({ personId }) => personId !== first.personId)) return null;
  const times = settling.map(({ at }) => at.getTime());
  const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
  const allAtOnce = [...new Set(boxes.map(({ group }) => group))].every((group) => {
    const versions = boxes.filter((one) => one.group === group).map(({ id }) => settled.get(id)?.version);
    return new Set(versions).size === 1;
  });
  if (seconds > boxes.length * secondsAnItem && !(allAtOnce && seconds < secondsForAll)) return null;
  return { personId: first.personId, items: boxes.length, seconds: Math.round(seconds), allAtOnce };
}

/** More boxes than a group has, because a whole group may be ticked with one press. */
const manyBoxes = 12;
const withinSeconds = 10;

/**
 * Notes on the run the most boxes that one person ticked within a few seconds, if they are many. It is only a remark for whoever
 * reads the day's log. Playbooks are left out, because everything in them is urgent.
 * @param ticks the run's whole log, oldest first
 */
export function withBurst(run: Run, ticks: readonly Tick[]): Run {
  if (run.recordId !== null) return run;
  const boxes = new Set(run.items.filter(isBox).map(({ id }) => id));
  const settled = [...settledBy(ticks).values()]
    .filter(({ itemId }) => boxes.has(itemId))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  let burst: TickedFast | null = null;
  for (const by of new Set(settled.map(({ personId }) => personId))) {
    const theirs = settled.filter(({ personId }) => personId === by);
    let from = 0;
    for (const [to, last] of theirs.entries()) {
      const secondsTo = (index: number) => (last.at.getTime() - (theirs[index]?.at.getTime() ?? 0)) / 1000;
      while (secondsTo(from) > withinSeconds) from++;
      const items = to - from + 1;
      if (items < manyBoxes || items <= (burst?.items ?? 0)) continue;
      burst = { items, seconds: Math.max(1, Math.ceil(secondsTo(from))), by, at: last.at };
    }
  }
  return { ...run, burst };
}

/** For each item the tick that settled it; ticks on an item that was settled already do not count. */
function settledBy(ticks: readonly Tick[]): Map<string, Tick> {
  const settled = new Map<string, Tick>();
  for (const tick of ticks)
    if (tick.state !== 'done') settled.delete(tick.itemId);
    else if (!settled.has(tick.itemId)) settled.set(tick.itemId, tick);
  return settled;
}

/** How a run of a list ended, as far as it matters for a streak. */
export interface Ended {
  date: string;
  /** Signed, and every item settled in time. */
  inTime: boolean;
  /** No finding, and no item marked as not applicable. */
  spotless: boolean;
}

/** How many consecutive working days up to `last` had runs of the list, all of them perfect. */
export function streak(runs: readonly Ended[], calendar: Calendar, last: string): number {
  const perfect = new Map<string, boolean>();
  for (const { date, inTime, spotless } of runs)
    perfect.set(date, (perfect.get(date) ?? true) && inTime && spotless);
  let day = calendar.isWorkingDay(last) ? last : calendar.previousWorkingDay(last);
  let days = 0;
  for (; perfect.get(day); days++) day = calendar.previousWorkingDay(day);
  return days;
}

/** Whether a streak has reached a multiple of sixty days within the last `fresh` working days; each is reported once. */
export const isNews = (days: number, fresh: number): boolean =>
  Math.floor(days / tooPerfect) > Math.floor(Math.max(0, days - fresh) / tooPerfect);

/** The rule of a line that was chosen for a spot check and asks for a proof. */
type SpotRule = LineRule & { spot: true };
export const isSpotCheck = ({ rule }: Pick<Item, 'rule'>): boolean => rule !== null && 'spot' in rule;

/**
 * A run as it is posted, sometimes with a spot check: one of its boxes becomes a question that must be answered with
 * a photo or a note. The random choice is derived from the run's id, so that every process makes the same one.
 * @param ask the text of that line, in the branch's language.
 */
export function spotChecked(run: Run, proof: { photos: boolean; ask(item: string): string }): Run {
  const chance = createHash('sha256').update(run.id).digest();
  const boxes = run.items.filter((item) => isBox(item) && !item.rule?.optional);
  const chosen = boxes[chance.readUInt32BE(4) % boxes.length];
  if (!chosen || chance.readUInt32BE(0) % oneIn !== 0) return run;
  const rule: SpotRule = { asks: proof.photos ? photos() : longText(), spot: true };
  const asked = { ...chosen, text: proof.ask(chosen.text), rule };
  return { ...run, items: run.items.map((item) => (item === chosen ? asked : item)) };
}
