import { createHash } from 'node:crypto';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import type { Branch, BranchSettings } from '../../platform/directory/branch.js';
import { branchOf, keepSettings, lockBranch } from '../../platform/directory/store/branches.js';
import { Refusal } from '../../platform/refusal.js';
import { planAfresh } from '../../platform/schedule/store/occurrences.js';

/** A change to a branch's settings. The names of the fields go into the audit trail, the values do not. */
export interface SettingsChange {
  settings: BranchSettings;
  page: string;
  /** The limit or playbook on that page; empty for the page's own form. */
  of: string;
  /** The fields that changed; if there are none, nothing is written. */
  changed: readonly string[];
}

/**
 * Changes a branch's settings. `change` gets the settings read under a lock of the branch's row, so that people who
 * save different pages at the same time do not overwrite each other. If own days or working time change, the branch's
 * occurrences are planned again.
 * @returns the branch afterwards, and what changed.
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

/** The settings on which planned times depend. */
const timesOf = ({ exceptions = {}, work }: BranchSettings) =>
  JSON.stringify([Object.entries(exceptions).sort(), work]);
