import type { Value } from '../../platform/forms/field.js';
import type { RunRules } from './checklist.js';
import { isGood } from './line.js';
import { type Item, isOwed, isQuestion, type Run, type RunChange, settle } from './run.js';

/** How a fact of the day stands, in the words of the branch. */
export interface Known {
  met: boolean;
  why: string;
  value?: Value;
  /** The record that says what is wrong. */
  recordId?: string;
}
/** By the names of facts; null, or nothing at all: nobody knows, and people are asked. */
export type AllKnown = ReadonlyMap<string, Known | null>;

/** Every fact that a posted list waits for. */
export const factsIn = ({ gate }: Pick<RunRules, 'gate'>, { items }: Pick<Run, 'items'>): string[] => [
  ...new Set([
    ...items.flatMap(({ rule }) => [rule?.knows, rule?.after].filter((name) => name !== undefined)),
    ...gateFacts({ gate }),
  ]),
];

/** The facts of a gate; that of a list that was posted before there were any has none. */
export const gateFacts = ({ gate }: { gate?: RunRules['gate'] | undefined }): readonly string[] =>
  gate === undefined || gate === 'handover' ? [] : gate;

/** Whether a person has settled it, in spite of what is known: a finding, or what the head let go. */
const isSettledBySomebody = ({ by, state, rule }: Item): boolean =>
  by !== null && (state === 'finding' || state === 'na' || isQuestion({ rule }));

function filled(item: Item, known: Known | null | undefined, now: Date): Item {
  const { rule } = item;
  if (!rule?.knows) return item;
  if (!known) {
    // Nothing would tell it here: it is asked from now on, and stays so.
    const { knows: _, asked: _both, ...asked } = rule;
    return { ...item, rule: Object.keys(asked).length > 0 ? asked : null };
  }
  if (isSettledBySomebody(item)) return item;
  // A question without an answer yet is still asked.
  if (rule.asks && known.value === undefined) return item;
  // No green stands on what is known to be bad.
  const isBad = known.recordId !== undefined || !isGood(rule.good, known.value);
  const state = isBad ? 'finding' : known.met ? 'done' : 'open';
  // What people must look at themselves is theirs to say, as long as nothing is known to be wrong.
  if (rule.asked && !rule.asks && state === 'done') return isFilled(item) ? emptied(item) : item;
  const value = known.value ?? item.value;
  const actionId = known.recordId ?? null;
  const note = known.why === '' ? null : known.why;
  const same =
    item.state === state && item.note === note && item.value === value && item.actionId === actionId;
  return same ? item : { ...item, state, note, value, actionId, by: null, at: now };
}

/** Whether Lobby itself said what stands there. */
const isFilled = ({ by, at }: Item): boolean => by === null && at !== null;
const emptied = (item: Item): Item => ({ ...item, state: 'open', note: null, actionId: null, at: null });

/** Why a line cannot be ticked yet. */
function waiting(item: Item, known: AllKnown): Item {
  const { after } = item.rule ?? {};
  const fact = after === undefined ? undefined : known.get(after);
  const { waits: _, ...free } = item;
  return fact && !fact.met && item.state === 'open' ? { ...free, waits: fact.why } : free;
}

/**
 * The list with everything that is known filled in: who signs it signs what was known then. Of what somebody has settled, and
 * of a list that is over, nothing changes.
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

/** Something that keeps a list from being signed: a line of it, or a fact that has none. */
export interface Open {
  text: string | null;
  fact: string | null;
  why: string | null;
}

/**
 * What keeps the list from being signed: lines that are owed, and facts of its gate that are not so and that the head has not
 * let go. What is already `fillIn`'s.
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
