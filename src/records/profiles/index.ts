import type { Branch } from '../../platform/directory/branch.js';
import { bh } from './bh.js';
import { cn } from './cn.js';
import type { Profile } from './profile.js';
import { uk } from './uk.js';

/** Every clock profile. `own`, the bank's clocks alone, is what a branch has where none of these is its country's. */
export const profiles: readonly Profile[] = [cn, uk, bh];

/** The branch's profile: the one its settings name, else its country's; undefined where the bank's own clocks suffice. */
export function profileOf(branch: Pick<Branch, 'country' | 'settings'>): Profile | undefined {
  const chosen = branch.settings.clocks;
  if (chosen) return profiles.find((profile) => profile.name === chosen);
  return profiles.find((profile) => profile.countries.includes(branch.country));
}
