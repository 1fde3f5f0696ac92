import type { Happening } from '../life/habit.js';
import { habitOf } from '../life/records/index.js';
import { type Born, changed, logged } from './deeds.js';
import type { Kept, Telling } from './past.js';
import { tellPlaybook } from './playbooks.js';

/** Something is logged, and people go on with what comes of it. */
export function happens(telling: Telling, what: Happening, at: Date): Kept {
  const { kept, ...born } = logged(telling.past, what, at);
  goOnWith(telling, born);
  return kept;
}

/** What people do with everything that a deed brought forth. */
export function goOnWith(telling: Telling, { records, playbooks }: Born): void {
  for (const kept of records) goOn(telling, kept);
  for (const playbook of playbooks) tellPlaybook(telling, playbook);
}

/** What people do with a record, one thing after the other, to its end or as far as they get. */
export function goOn(telling: Telling, kept: Kept): void {
  const { past, agenda } = telling;
  const next = habitOf(kept.kind.name)?.(kept.record, telling);
  if (!next) return;
  agenda.at(next.at, () => {
    goOnWith(telling, changed(past, kept, next.at, next.does));
    goOn(telling, kept);
  });
}
