import type { Value } from '../../platform/forms/field.js';
import type { RunRules } from './checklist.js';
import { isGood } from './line.js';
import { type Item, isOwed, isQuestion, type Run, type RunChange, settle } from './run.js';

/** The state of a fact of the day, in the branch's language. */
export interface Known {
  met: boolean;
  why: string;
  value?: Value;
  /** The record that shows what is wrong. */
  recordId?: string;
}
/** Facts by name; null or absent where the fact is unknown, so that people are asked. */
export type AllKnown = ReadonlyMap<string, Known | null>;

/** All facts on which a posted list depends. */
export const factsIn = ({ gate }: Pick<RunRules, 'gate'>, { items }: Pick<Run, 'items'>): string[] => [
  ...new Set([
    ...items.flatMap(({ rule }) => [rule?.knows, rule?.after].filter((name) => name !== undefined)),
    ...gateFacts({ gate }),
  ]),
];

/** The facts of a gate; none for the old gate `handover`. */
export const gateFacts = ({ gate }: { gate?: RunRules['gate'] | undefined }): readonly string[] =>
  gate === undefined || gate === 'handover' ? [] : gate;

/**
 * Whether a person has settled the item, which then overrides what is known: a finding, a waived item, or an answered
 * question.
 */
const isSettledBySomebody = ({ by, state, rule }: Item): boolean =>
  by !== null && (state === 'finding' || state === 'na' || isQuestion({ rule }));

function filled(item: Item, known: Known | null | undefined, now: Date): Item {
  const { rule } = item;
  if (!rule?.knows) return item;
  if (!known) {
    // In this branch nothing provides the fact: from now on the line is asked of people.
    const { knows: _, asked: _both, ...asked } = rule;
    return { ...item, rule: Object.keys(asked).length > 0 ? asked : null };
  }
  if (isSettledBySomebody(item)) return item;
  // No value is known yet, so people are still asked.
  if (rule.asks && known.value === undefined) return item;
  // What is known to be bad is never shown as done.
  const isBad = known.recordId !== undefined || !isGood(rule.good, known.value);
  const state = isBad ? 'finding' : known.met ? 'done' : 'open';
  // Lines that people must check themselves are left to them unless something is known to be wrong.
  if (rule.asked && !rule.asks && state === 'done') return isFilled(item) ? emptied(item) : item;
  const value = known.value ?? item.value;
  const actionId = known.recordId ?? null;
  const note = known.why === '' ? null : known.why;
  const same =
    item.state === state && item.note === note && item.value === value && item.actionId === actionId;
  return same ? item : { ...item, state, note, value, actionId, by: null, at: now };
}

/** Whether the item was filled in by Lobby. */
const isFilled = ({ by, at }: Item): boolean => by === null && at !== null;
const emptied = (item: Item): Item => ({ ...item, state: 'open', note: null, actionId: null, at: null });

/** The item, with the reason in `waits` if it cannot be ticked yet. */
function waiting(item: Item, known: AllKnown): Item {
  const { after } = item.rule ?? {};
  const fact = after === undefined ? undefined : known.get(after);
  const { waits: _, ...free } = item;
  return fact && !fact.met && item.state === 'open' ? { ...free, waits: fact.why } : free;
}

/**
 * Fills in everything that is known, so that a signature covers the facts of that moment. Items that a person has
 * settled, and lists that are over, stay unchanged.
 */
export function fillIn(run: Run, known: AllKnown, now: Date): RunChange {
  const still = { happened: 'filled' as const, run, changed: [], ticks: [], spawned: [] };
  if (run.status !== 'open' && run.status !== 'settled') return still;
  const items = run.items.map((item) => filled(item, known.get(item.rule?.knows ?? ''), now));
  const changed = items.filter((item, index) => item !== run.items[index]);
  const after = changed.length > 0 ? settle(run, run.version + 1, changed, now) : { run, changed };
  const shown = after.run.items.map((item) => waiting(item, known));
  return { ...still, changed: after.changed, run: { ...after.run, items: shown } };
}

/** Something that keeps a list from being signed: one of its lines, or a fact of its gate without a line. */
export interface Open {
  text: string | null;
  fact: string | null;
  why: string | null;
}

/**
 * What keeps the list from being signed: items that are still required, and facts of its gate that are not met and
 * not waived by the head. Expects a run after `fillIn`.
 */
export function whatIsOpen(rules: Pick<RunRules, 'gate'>, run: Run, known: AllKnown): Open[] {
  const lines = run.items.filter(isOwed).map(({ text, rule, note, waits }) => ({
    text,
    fact: rule?.knows ?? rule?.after ?? null,
    why: waits ?? note,
  }));
  const facts = gateFacts(rules).flatMap((fact): Open[] => {
    const told = known.get(fact);
    if (!told || told.met || lines.some((line) => line.fact === fact)) return [];
    const line = run.items.find(({ rule }) => rule?.knows === fact || rule?.after === fact);
    return line?.state === 'na' ? [] : [{ text: line?.text ?? null, fact, why: told.why }];
  });
  return [...lines, ...facts];
}
