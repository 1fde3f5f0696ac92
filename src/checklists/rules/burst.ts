import { createHash } from 'node:crypto';
import { longText, photos } from '../../platform/forms/field.js';
import type { Calendar } from '../../platform/time/calendar.js';
import type { LineRule } from './line.js';
import { type Item, isBox, type Run, type Tick, type TickedFast } from './run.js';

/** Shorter lists may well be done in a breath. */
const fewest = 8;
/** Nobody looks at a thing, and ticks it, faster than this. */
const secondsAnItem = 1.5;
/** The same where nothing but "all done" was pressed. */
const secondsForAll = 20;
/** So many working days without a single finding are too good. */
export const tooPerfect = 60;
/** One run in so many of a list that was ticked away is spot-checked. */
const oneIn = 15;

/** A list that one person settled faster than anybody could have looked. */
export interface Burst {
  personId: string;
  items: number;
  seconds: number;
  /** Only "all done" was pressed. */
  allAtOnce: boolean;
}

/** @param ticks the run's whole log, oldest first. @returns null where it was done at a human pace, or by several */
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

/** More than stand in one group, since a group may be settled at one press. */
const manyBoxes = 12;
const withinSeconds = 10;

/**
 * The run with the most boxes that one person ticked within seconds, where they are many. A mark on the list, for whoever reads the
 * day; a playbook, in which everything is urgent, has none.
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

/** The tick that made each item done; a press that found it so already did not. */
function settledBy(ticks: readonly Tick[]): Map<string, Tick> {
  const settled = new Map<string, Tick>();
  for (const tick of ticks)
    if (tick.state !== 'done') settled.delete(tick.itemId);
    else if (!settled.has(tick.itemId)) settled.set(tick.itemId, tick);
  return settled;
}

/** How a run of a list ended, as far as a streak looks at it. */
export interface Ended {
  date: string;
  /** Signed, and every item settled in time. */
  inTime: boolean;
  /** No finding on it, and nothing that did not apply. */
  spotless: boolean;
}

/** How many working days in a row, up to `last`, had the list and nothing but perfect runs of it. */
export function streak(runs: readonly Ended[], calendar: Calendar, last: string): number {
  const perfect = new Map<string, boolean>();
  for (const { date, inTime, spotless } of runs)
    perfect.set(date, (perfect.get(date) ?? true) && inTime && spotless);
  let day = calendar.isWorkingDay(last) ? last : calendar.previousWorkingDay(last);
  let days = 0;
  for (; perfect.get(day); days++) day = calendar.previousWorkingDay(day);
  return days;
}

/** Whether a streak has come to sixty, or to sixty more, in the last so many working days: it is told once each time. */
export const isNews = (days: number, fresh: number): boolean =>
  Math.floor(days / tooPerfect) > Math.floor(Math.max(0, days - fresh) / tooPerfect);

/** A line that asks for a proof, because chance fell on it. */
type SpotRule = LineRule & { spot: true };
export const isSpotCheck = ({ rule }: Pick<Item, 'rule'>): boolean => rule !== null && 'spot' in rule;

/**
 * A run as it is posted, with a spot check where chance wants one: one of its boxes becomes a question that must be answered, with a
 * photo or a note. Chance is the run's id, so that whoever posts it comes to the same.
 * @param ask what that line says, in the branch's language.
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
