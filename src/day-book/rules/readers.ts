import type { Member, Role } from '../../platform/directory/roles.js';

/** Who is handed the book of a day: those who lead the branch, head office, and auditors. */
const readers: readonly Role[] = ['lobby_manager', 'duty_supervisor', 'branch_head', 'hq', 'auditor'];

export const mayHoldBook = (who: Pick<Member, 'roles'>): boolean =>
  who.roles.some((role) => readers.includes(role));
