import { createHash } from 'node:crypto';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import type { Branch, BranchSettings } from '../../platform/directory/branch.js';
import { branchOf, keepSettings, lockBranch } from '../../platform/directory/store/branches.js';
import { Refusal } from '../../platform/refusal.js';
import { planAfresh } from '../../platform/schedule/store/occurrences.js';

/** What becomes of a branch's settings. The names go into the audit trail; what was typed does not. */
export interface SettingsChange {
  settings: BranchSettings;
  page: string;
  /** Which one of many on that page; empty where it is one form. */
  of: string;
  /** The fields that differ; where there are none, nothing is written. */
  changed: readonly string[];
}

/**
 * Changes what a branch sets for itself. `change` sees the settings under the lock of the branch's row, so that people who
 * save different pages at once undo nothing of each other's. Where its own days or its working time change, it is planned afresh.
 * @returns the branch as it is then, and what changed.
 * @throws Refusal `gone`; AlreadyDone; whatever `change` throws, with nothing saved.
 */
export async function saveSettings(
  {
    db,
    branchId,
    actor,
    key,
    now,
  }: { db: Pick<Db, 'prisma'>; branchId: string; actor: string; key: string | null; now: Date },
  change: (branch: Branch) => SettingsChange,
): Promise<{ branch: Branch; changed: readonly string[] }> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const before = (await lockBranch(tx, branchId)) ? await branchOf({ prisma: tx }, branchId) : null;
    if (!before) throw new Refusal('gone');
    const { settings, page, of, changed } = change(before);
    if (changed.length === 0) return { branch: before, changed };
    const kept = await keepSettings(tx, branchId, settings);
    if (timesOf(before.settings) !== timesOf(settings)) await planAfresh(tx, [branchId], now);
    const digest = createHash('sha256').update(JSON.stringify(settings)).digest('hex');
    const data = { page, ...(of === '' ? {} : { of }), changed, digest };
    await audit(tx, branchId, now, [{ actor, action: 'branch.settings', subject: branchId, data }]);
    return { branch: { ...before, settings: kept }, changed };
  });
}

/** All that says when things come to the branch. */
const timesOf = ({ exceptions = {}, work }: BranchSettings) =>
  JSON.stringify([Object.entries(exceptions).sort(), work]);
