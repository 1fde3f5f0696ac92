import type { Happening } from '../life/habit.js';
import { habitOf } from '../life/records/index.js';
import { type Born, changed, logged } from './deeds.js';
import type { Kept, Telling } from './past.js';
import { tellPlaybook } from './playbooks.js';

/** Logs something, and lets people go on with everything that it creates. */
export function happens(telling: Telling, what: Happening, at: Date): Kept {
  const { kept, ...born } = logged(telling.past, what, at);
  goOnWith(telling, born);
  return kept;
}

/** Lets people go on with everything that a change created. */
export function goOnWith(telling: Telling, { records, playbooks }: Born): void {
  for (const kept of records) goOn(telling, kept);
  for (const playbook of playbooks) tellPlaybook(telling, playbook);
}

/** Lets people go on with a record, one step after another, as far as they get before the present. */
export function goOn(telling: Telling, kept: Kept): void {
  const { past, agenda } = telling;
  const { version } = kept.record;
  const next = habitOf(kept.kind.name)?.(kept.record, telling, new Set(kept.readers.keys()));
  if (!next) return;
  agenda.at(next.at, () => {
    // Somebody else changed it first: decide again.
    if (kept.record.version !== version) return goOn(telling, kept);
    goOnWith(telling, changed(past, kept, next.at, next.does));
    goOn(telling, kept);
  });
}
