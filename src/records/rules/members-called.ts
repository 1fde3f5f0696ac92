import type { Member } from '../../platform/directory/roles.js';
import { nameAt } from '../../platform/reading/names.js';
import { fold } from '../../platform/text/fold.js';

/**
 * The members whom a typed name may mean: by the whole name, its beginning or a part of it. More than one means that
 * it is ambiguous.
 */
export function membersCalled(name: string, members: readonly Member[]): readonly Member[] {
  const folded = fold(name.trim());
  const people = members.map((value) => ({ value, names: [value.name] }));
  const found = nameAt(folded, 0, people, { parts: true });
  if (found.is === 'unknown' || found.end < folded.text.length) return [];
  return found.is === 'one' ? [found.value] : found.values;
}
