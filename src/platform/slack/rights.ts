import type { Actor } from '../directory/roles.js';
import { assertMay, may, type Right } from '../rights/rights.js';
import type { Request } from './request.js';

/** The person behind a request, with their roles in a branch; without a branch, with those that hold in all. */
export const actorIn = ({ caller }: Pick<Request, 'caller'>, branchId = ''): Actor => ({
  personId: caller.person?.id ?? '',
  roles: caller.rolesIn(branchId),
});

/**
 * Like `assertMay`, for actions that admins of the workspace may do too, without belonging to the branch.
 * @throws Refusal
 */
export async function assertMayHere(request: Request, right: Right, branchId = ''): Promise<void> {
  const who = actorIn(request, branchId);
  if (may(right, who)) return;
  // Slack is only asked where it matters.
  if (right.by.includes('workspace_admin') && (await request.isAdmin())) return;
  assertMay(right, who);
}
