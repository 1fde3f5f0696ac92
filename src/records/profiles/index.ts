import type { Branch } from '../../platform/directory/branch.js';
import { bh } from './bh.js';
import { cn } from './cn.js';
import type { Profile } from './profile.js';
import { uk } from './uk.js';

/** Every clock profile. A branch in any other country, or with `own` in its settings, has only the bank's own clocks. */
export const profiles: readonly Profile[] = [cn, uk, bh];

/**
 * The branch's profile: the one in its settings, else its country's; undefined where only the bank's own clocks
 * apply.
 */
export function profileOf(branch: Pick<Branch, 'country' | 'settings'>): Profile | undefined {
  const chosen = branch.settings.clocks;
  if (chosen) return profiles.find((profile) => profile.name === chosen);
  return profiles.find((profile) => profile.countries.includes(branch.country));
}
