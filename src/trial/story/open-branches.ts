import { saveBranches } from '../../branches/module.js';
import type { Db } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { emergencyCalls } from '../../platform/directory/settings.js';
import { branchIn } from '../../platform/directory/store/branches.js';
import { saveSettings } from '../../settings/module.js';
import type { TrialBranch } from './branches.js';

/** Creates the trial's branches with their people and settings; existing settings stay. */
export async function openBranches(
  db: Db,
  entries: readonly TrialBranch[],
  actor: string,
  now: Date,
): Promise<Branch[]> {
  await saveBranches(
    db,
    entries.map(({ settings: _, calls: __, ...entry }) => entry),
    actor,
    now,
  );
  const opened: Branch[] = [];
  for (const { channel, settings: plain, calls } of entries) {
    const settings = emergencyCalls.with(plain, [...calls]);
    const made = await branchIn(db, channel);
    if (!made) throw new Error(`the branch of ${channel} was not saved`);
    const changed = Object.keys(made.settings).length > 0 ? [] : Object.keys(settings);
    const change = { settings, page: 'lists', of: '', changed };
    const { branch } = await saveSettings({ db, branchId: made.id, actor, key: null, now }, () => change);
    opened.push(branch);
  }
  return opened;
}
