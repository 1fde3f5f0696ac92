import type { Member, Party } from '../../platform/directory/roles.js';
import { resolve } from '../../platform/directory/roles.js';
import { addDays } from '../../platform/time/day.js';
import type { Period } from '../../platform/time/period.js';

/** Material from a period's records for its narrative. */
export interface Gathered {
  suggestions: readonly { department: string | null; words: string }[];
  /** How many enquiries there were on each topic (an option of the field). */
  topics: readonly { topic: string; count: number }[];
  /** What the lobby manager wrote in the work logs. */
  days: readonly { day: string; suggestions: string | null; market: string | null }[];
  /** Where customers who left went. */
  lostTo: readonly string[];
}

/** Who writes the narrative: the lobby manager, else a deputy; null where the branch has nobody. */
export function writerOf(members: readonly Member[]): Member | null {
  const wanted: readonly Party[] = ['lobby_manager', 'duty_supervisor', 'branch_head'];
  for (const party of wanted) {
    const [first] = resolve(members, [party]);
    if (first) return first;
  }
  return null;
}

/** Days after the end of the period within which it is due at head office. */
const within = 10;

export const dueOn = ({ end }: Pick<Period, 'end'>): string => addDays(end, within);

/** Suggestions by department, departments in the order of their first suggestion; those without a department last. */
export function byDepartment(
  suggestions: Gathered['suggestions'],
): [department: string | null, words: string[]][] {
  const found = new Map<string | null, string[]>();
  for (const { department, words } of suggestions)
    found.set(department, [...(found.get(department) ?? []), words]);
  const none = found.get(null);
  found.delete(null);
  return [...found, ...(none ? [[null, none] satisfies [null, string[]]] : [])];
}
