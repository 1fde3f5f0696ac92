import type { Actor } from '../directory/roles.js';
import { assertMay, may, type Right } from '../rights/rights.js';
import type { Request } from './request.js';

/** Whoever asks, with the roles they hold in a branch; without one, with those that hold in all. */
export const actorIn = ({ caller }: Pick<Request, 'caller'>, branchId = ''): Actor => ({
  personId: caller.person?.id ?? '',
  roles: caller.rolesIn(branchId),
});

/**
 * The same as `assertMay`, for deeds that people need not be of the branch for: those who run the workspace may do them.
 * @throws Refusal
 */
export async function assertMayHere(request: Request, right: Right, branchId = ''): Promise<void> {
  const who = actorIn(request, branchId);
  if (may(right, who)) return;
  // Slack is asked only where its answer matters.
  if (right.by.includes('workspace_admin') && (await request.isAdmin())) return;
  assertMay(right, who);
}
