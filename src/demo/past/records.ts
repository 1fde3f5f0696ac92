import { habitOf } from '../life/habits.js';
import { changed, type Kept, type Telling } from './past.js';

/** What people do with a record, one thing after the other, to its end or as far as they get. */
export function goOn(telling: Telling, kept: Kept): void {
  const { past, agenda } = telling;
  const next = habitOf(kept.kind.name)?.(kept.record, telling);
  if (!next) return;
  agenda.at(next.at, () => {
    changed(past, kept, next.at, next.does);
    goOn(telling, kept);
  });
}
