import { stringify } from 'yaml';
import type { HeadOffice } from '../../../head-office/module.js';
import type { BranchEntry } from '../../../platform/directory/branch.js';
import { roles } from '../../../platform/directory/roles.js';
import type { Routines } from '../../../platform/language/routines.js';
import { WEEKDAYS } from '../../../platform/time/day.js';

/**
 * Writes a branch file as YAML. Weekdays, roles and routines come in a fixed order and people are sorted by id, so
 * that the same branches always give the same text.
 */
export function writeBranchFile(
  entries: readonly BranchEntry[],
  routines: Routines,
  headOffice: HeadOffice | null = null,
): string {
  return stringify(
    {
      ...(headOffice ? { head_office: plainOffice(headOffice) } : {}),
      branches: entries.map((entry) => plain(entry, routines)),
    },
    // No YAML anchors for objects that two branches share: people will edit one branch and not the other.
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

/** The keys in which `after` would change the branch. Working time that `after` leaves out is no change. */
export function differences(
  before: BranchEntry,
  after: BranchEntry,
  routines: Routines,
): (keyof BranchEntry)[] {
  const [old, fresh] = [plain(before, routines), plain(after, routines)];
  const keys = Object.keys(fresh) as (keyof typeof fresh)[];
  return keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]));
}

const plainOffice = ({ channel, timezone, language }: HeadOffice) => ({ channel, timezone, language });

/** Whether head office's channel, time zone and language are the same in both. */
export const isSameOffice = (before: HeadOffice | null, after: HeadOffice): boolean =>
  before !== null && JSON.stringify(plainOffice(before)) === JSON.stringify(plainOffice(after));

function plain({ people, schedules, hours, work, ...facts }: BranchEntry, routines: Routines) {
  const { name, channel, timezone, language, country } = facts;
  return {
    name,
    channel,
    timezone,
    language,
    country,
    hours: ordered(hours, WEEKDAYS),
    ...(work ? { work: { before: work.before, after: work.after, early: work.early } } : {}),
    people: Object.fromEntries(
      Object.keys(people)
        .sort()
        .map((id) => [id, roles.filter((role) => people[id]?.includes(role))]),
    ),
    schedules: ordered(
      schedules,
      routines.all.map((routine) => routine.name),
    ),
  };
}

/** The entries of `given` in the order of `names`. */
function ordered(given: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}
