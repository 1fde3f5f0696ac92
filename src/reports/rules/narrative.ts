import type { Member, Party } from '../../platform/directory/roles.js';
import { resolve } from '../../platform/directory/roles.js';
import { addDays } from '../../platform/time/day.js';
import type { Period } from '../../platform/time/period.js';

/** What a period's records say that belongs into its report in words. */
export interface Gathered {
  suggestions: readonly { department: string | null; words: string }[];
  /** How often each topic was asked about, by its option. */
  topics: readonly { topic: string; count: number }[];
  /** What the lobby manager wrote in the logs of the days. */
  days: readonly { day: string; suggestions: string | null; market: string | null }[];
  /** Where customers went who left. */
  lostTo: readonly string[];
}

/** Who writes it: the lobby manager, else who stands in for them; null where the branch has nobody. */
export function writerOf(members: readonly Member[]): Member | null {
  const wanted: readonly Party[] = ['lobby_manager', 'duty_supervisor', 'branch_head'];
  for (const party of wanted) {
    const [first] = resolve(members, [party]);
    if (first) return first;
  }
  return null;
}

/** Days after the end of the period within which head office has it. */
const within = 10;

export const dueOn = ({ end }: Pick<Period, 'end'>): string => addDays(end, within);

/** Suggestions by department, in the order in which departments first had one; those of none last. */
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
