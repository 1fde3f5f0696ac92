import type { FactName } from '../../platform/day-facts/names.js';
import { MINUTE } from '../../platform/time/durations.js';
import type { Checklist } from './checklist.js';
import { inWords, type Line, type LineRule, lineOf } from './line.js';
import type { Run } from './run.js';

/** The words of a list in the branch's language, as of posting. */
export interface ListWords {
  title: string;
  group(group: string): string;
  item(group: string, item: string): string;
  /** The words of a choice's options, in order; absent or null: the options are words themselves. */
  options?(group: string, item: string): readonly string[] | null;
  /** The default name of a counter. */
  counter?(number: number): string;
  /** `fact`: the text of a fact as a line; `facts`: the title of the group for such lines. */
  fact?(name: string): string;
  facts?(): string;
}

/** The group for facts of the gate that no line of the list shows. No list has a group of this name. */
const gateGroup = 'gate';
const gateLine = (fact: FactName): Line => ({ name: fact, knows: fact });

/** A new run of a list, with copies of its words and rules. */
export function newRun(
  list: Omit<Checklist, 'timing'>,
  place: { branchId: string; date: string; slot: string; dueAt: Date; recordId?: string },
  words: ListWords,
): Run {
  const dueAt = new Date(place.dueAt.getTime() + list.due * MINUTE);
  const { owner, signatures, due, late, remind, escalate, gate } = list;
  let position = 0;
  // Facts of the gate without a line get one, so that everybody sees what is missing and the head can waive it.
  const said = Object.values(list.groups)
    .flat()
    .map(lineOf)
    .flatMap(({ knows, after }) => [knows, after]);
  const unsaid = (gate ?? []).filter((fact) => !said.includes(fact));
  const groups: Record<string, readonly (string | Line)[]> =
    unsaid.length > 0 ? { ...list.groups, [gateGroup]: unsaid.map(gateLine) } : list.groups;
  const inGate = (group: string) => group === gateGroup;
  return {
    id: crypto.randomUUID(),
    branchId: place.branchId,
    list: list.name,
    date: place.date,
    slot: place.slot,
    recordId: place.recordId ?? null,
    status: 'open',
    version: 0,
    opensAt: place.dueAt,
    dueAt,
    lateUntil: new Date(dueAt.getTime() + list.late * MINUTE),
    doneAt: null,
    seenAt: null,
    awayTo: null,
    rules: { title: words.title, owner, signatures, due, late, remind, escalate, ...(gate ? { gate } : {}) },
    excuse: null,
    burst: null,
    signatures: [],
    items: Object.entries(groups).flatMap(([group, lines]) =>
      lines.map(lineOf).map(({ name, each: _, ...rule }) => {
        const single = list.oneByOne?.includes(group) && !rule.asks && !rule.knows;
        const posted = inWords<LineRule>(
          { ...rule, ...(single ? { single: true } : {}) },
          words.options?.(group, name),
        );
        return {
          id: crypto.randomUUID(),
          position: position++,
          group,
          groupText: inGate(group) ? (words.facts?.() ?? '') : words.group(group),
          text: inGate(group) ? (words.fact?.(name) ?? '') : words.item(group, name),
          rule: Object.keys(posted).length > 0 ? posted : null,
          value: null,
          state: 'open' as const,
          note: null,
          by: null,
          at: null,
          actionId: null,
        };
      }),
    ),
  };
}
