import { type Actor, isAmong, mayWrite, type Party, type Stake } from '../directory/roles.js';
import { Refusal } from '../refusal.js';

/** A party of the branch; `anybody` in the workspace; or whoever runs the workspace, which only Slack knows. */
export type Entitled = Party | 'anybody' | 'workspace_admin';

type Code = Refusal['code'];

/** Who may do one deed. */
export interface Right {
  /** Nobody but these. An auditor, who changes nothing, is among them only by name. */
  by: readonly Entitled[];
  /** Who may not, whatever else they are, and what they are told. */
  not?: readonly { parties: readonly Party[]; refusal: Code }[];
  /** The case in which the deed is this one, as a clause for whoever reads the table; absent: always. */
  when?: string;
  /** What everybody else is told; absent: `not_allowed`. */
  refusal?: Code;
  /** What whoever only reads is told; absent: the same as everybody else. */
  reader?: Code;
}

/** Rights by deed: stable names, dotted, the first part that of the module. */
export type Rights = Readonly<Record<string, Right>>;

export const defineRights = <const Deed extends string>(rights: Record<Deed, Right>): Record<Deed, Right> =>
  rights;

/** Everybody of the branch, also those who only read. */
export const everybody = ['member', 'auditor'] as const satisfies readonly Party[];

/** Why the person may not do it; null where they may. @param stake what the thing says of its people. */
function refused(right: Right, who: Actor, stake: Stake): Code | null {
  const { by, not = [], refusal = 'not_allowed', reader = refusal } = right;
  const barred = not.find(({ parties }) => isAmong(who, parties, stake));
  if (barred) return barred.refusal;
  if (by.includes('anybody')) return null;
  // Whoever only reads may do what names auditors, and nothing that others may as owner or reporter.
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
