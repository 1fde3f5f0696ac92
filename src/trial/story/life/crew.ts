import type { Branch } from '../../../platform/directory/branch.js';
import type { Member, Role } from '../../../platform/directory/roles.js';
import type { Calendar } from '../../../platform/time/calendar.js';
import type { Chance } from './chance.js';

/** The people of a branch, and the chance by which they do one thing or another. */
export interface Crew {
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  chance: Chance;
}

/** A branch has nobody for a task: the visitor has changed its people. */
export class NobodyThere extends Error {
  constructor(branch: string, role: string) {
    super(`${branch} has no ${role}`);
    this.name = 'NobodyThere';
  }
}

/** Somebody of the branch in that role; each comes again only after all have come. @throws NobodyThere */
export function somebody({ branch, members, chance }: Crew, role: Role, not?: string): Member {
  const list = peopleOf(members, role, not);
  if (list.length === 0) throw new NobodyThere(branch.name, role);
  return chance.pick(list);
}

/** Somebody who notices something in the lobby: mostly staff, or the other role. @throws NobodyThere */
export const whoeverSees = (crew: Crew, other: Role): Member =>
  somebody(crew, crew.chance.happens(0.65) ? 'staff' : other);

/** The person of that id, where they still belong to the branch. */
export const memberOf = ({ members }: Crew, personId: unknown): Member | undefined =>
  members.find((member) => member.personId === personId);

/** Cached, since `pick` remembers what it has drawn by the identity of the list. */
const lists = new WeakMap<readonly Member[], Map<string, readonly Member[]>>();
function peopleOf(members: readonly Member[], role: Role, not = ''): readonly Member[] {
  const known = lists.get(members) ?? new Map<string, readonly Member[]>();
  lists.set(members, known);
  const key = `${role} ${not}`;
  const list =
    known.get(key) ?? members.filter(({ roles, personId }) => roles.includes(role) && personId !== not);
  known.set(key, list);
  return list;
}
