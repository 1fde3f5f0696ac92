import { z } from 'zod';

/** What a person is in a branch; one person may be several things, in several branches. */
export const roles = [
  'staff',
  'lobby_manager',
  'duty_supervisor',
  'rm',
  'branch_head',
  'emergency_leader',
  'hq',
  'auditor',
] as const;
export type Role = (typeof roles)[number];
export const isRole = (word: string): word is Role => roles.some((role) => role === word);

/** Roles that reach across branches: listed in one, they hold in all. */
export const acrossBranches: readonly Role[] = ['hq', 'auditor'];
/** Roles of the branch itself. */
export const branchRoles: readonly Role[] = roles.filter((role) => !acrossBranches.includes(role));
/** Whether somebody works in the branch. People of head office and auditors, without another role, do not. */
export const worksThere = ({ roles: held }: Pick<Member, 'roles'>): boolean =>
  held.some((role) => branchRoles.includes(role));
/** Roles that may only read. */
const readers: readonly Role[] = ['auditor'];

export interface Member {
  personId: string;
  slackId: string;
  name: string;
  roles: readonly Role[];
}

/**
 * Somebody in relation to one thing: by role, as its owner or reporter, or as whom one of its fields names (`field:rm`).
 * `member` is anybody who may write, `unread` whoever has still to read it, `there` whoever is in the lobby now.
 */
export type Party = Role | 'owner' | 'reporter' | 'member' | 'unread' | 'there' | `field:${string}`;

/** A party as it is kept in JSON. */
export const storedParty = z.union([
  z.enum([...roles, 'owner', 'reporter', 'member', 'unread', 'there']),
  z.templateLiteral(['field:', z.string()]),
]) satisfies z.ZodType<Party>;

/** What a right may depend on besides a person's roles. */
export interface Stake {
  ownerId?: string | null;
  reporterId?: string | null;
  details?: Readonly<Record<string, unknown>>;
  /** Ids of those who have still to read it. */
  unread?: readonly string[];
  /** Ids of those who are in the lobby now. */
  there?: readonly string[];
}

const names = (value: unknown, personId: string) =>
  Array.isArray(value) ? value.includes(personId) : value === personId;

/** The part of a member that decides what they may do. */
export type Actor = Pick<Member, 'personId' | 'roles'>;

/** Whether the person may change anything at all in the branch: an auditor alone may not. */
export function mayWrite(who: Pick<Member, 'roles'>): boolean {
  return who.roles.some((role) => !readers.includes(role));
}

/** Whether the person is one of the parties who may write. Head office has no rights beyond the parties listed. */
export function isParty(who: Actor, parties: readonly Party[], stake: Stake = {}): boolean {
  return mayWrite(who) && isAmong(who, parties, stake);
}

/** Whether the person is one of the parties, also where they only read. */
export function isAmong(who: Actor, parties: readonly Party[], stake: Stake = {}): boolean {
  return parties.some((party) => {
    if (party === 'member') return mayWrite(who);
    if (party === 'owner') return stake.ownerId === who.personId;
    if (party === 'reporter') return stake.reporterId === who.personId;
    if (party === 'unread') return stake.unread?.includes(who.personId) ?? false;
    if (party === 'there') return stake.there?.includes(who.personId) ?? false;
    if (party.startsWith('field:')) return names(stake.details?.[party.slice(6)], who.personId);
    return who.roles.some((role) => role === party);
  });
}

/** The people whom the parties name, each once, in the order of the list. */
export function resolve(members: readonly Member[], parties: readonly Party[], stake: Stake = {}): Member[] {
  return members.filter((member) => isParty(member, parties, stake));
}

/** Who leads the lobby: may settle, hand over and look into anything of the branch. */
export const leaders: readonly Party[] = ['lobby_manager', 'duty_supervisor', 'branch_head'];
