import { type Actor, isAmong, mayWrite, type Party, type Stake } from '../directory/roles.js';
import { Refusal } from '../refusal.js';

/** A party of the branch; `anybody` in the workspace; or an admin or owner of the workspace, which only Slack knows. */
export type Entitled = Party | 'anybody' | 'workspace_admin';

type Code = Refusal['code'];

/** Who may do one action. */
export interface Right {
  /** Only these. An auditor, who may only read, must be named. */
  by: readonly Entitled[];
  /** Who may not, whatever other role they have, with the refusal that they get. */
  not?: readonly { parties: readonly Party[]; refusal: Code }[];
  /** The condition under which this right applies, as a clause for the table that people read; absent: always. */
  when?: string;
  /** The refusal for everybody else; absent: `not_allowed`. */
  refusal?: Code;
  /** The refusal for those who may only read; absent: the same as for everybody else. */
  reader?: Code;
}

/** Rights by action: stable dotted names, the first part that of the module. */
export type Rights = Readonly<Record<string, Right>>;

export const defineRights = <const Deed extends string>(rights: Record<Deed, Right>): Record<Deed, Right> =>
  rights;

/** Everybody of the branch, also those who only read. */
export const everybody = ['member', 'auditor'] as const satisfies readonly Party[];

/** Why the person may not do it; null where they may. @param stake the people of what it is about */
function refused(right: Right, who: Actor, stake: Stake): Code | null {
  const { by, not = [], refusal = 'not_allowed', reader = refusal } = right;
  const barred = not.find(({ parties }) => isAmong(who, parties, stake));
  if (barred) return barred.refusal;
  if (by.includes('anybody')) return null;
  // Those who may only read have the rights that name their role, and none as owner or reporter.
  const parties = by.filter((party): party is Party => party !== 'anybody' && party !== 'workspace_admin');
  if (mayWrite(who)) return isAmong(who, parties, stake) ? null : refusal;
  return who.roles.some((role) => parties.includes(role)) ? null : reader;
}

/** Whether the person may do it. */
export const may = (right: Right, who: Actor, stake: Stake = {}): boolean =>
  refused(right, who, stake) === null;

/** @throws Refusal with the right's own code where the person may not do it. */
export function assertMay(right: Right, who: Actor, stake: Stake = {}): void {
  const code = refused(right, who, stake);
  if (code) throw new Refusal(code);
}

/** One line of the table as people read it. */
export interface RightLine {
  deed: string;
  /** Roles and parties by name, sorted. */
  roles: string[];
  /** A plain clause; empty where it is always so. */
  when: string;
}

/** The table that people read, by deed. */
export const linesOf = (rights: Rights): RightLine[] =>
  Object.entries(rights)
    .map(([deed, right]) => ({ deed, roles: [...new Set(right.by)].sort(), when: caseOf(right) }))
    .sort((one, other) => (one.deed < other.deed ? -1 : 1));

function caseOf({ when, not = [] }: Right): string {
  const barred = not.flatMap(({ parties }) => parties);
  return [when, barred.length > 0 ? `never by ${barred.join(' or ')}` : undefined]
    .filter((part) => part !== undefined)
    .join('; ');
}
