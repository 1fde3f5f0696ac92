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
  const { version } = kept.record;
  const next = habitOf(kept.kind.name)?.(kept.record, telling, new Set(kept.readers.keys()));
  if (!next) return;
  agenda.at(next.at, () => {
    // Somebody was quicker; whoever it was goes on with it.
    if (kept.record.version !== version) return goOn(telling, kept);
    goOnWith(telling, changed(past, kept, next.at, next.does));
    goOn(telling, kept);
  });
}
