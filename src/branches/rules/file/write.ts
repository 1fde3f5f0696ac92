import { stringify } from 'yaml';
import type { HeadOffice } from '../../../head-office/module.js';
import type { BranchEntry } from '../../../platform/directory/branch.js';
import { roles } from '../../../platform/directory/roles.js';
import type { Routines } from '../../../platform/language/routines.js';
import { WEEKDAYS } from '../../../platform/time/day.js';

/**
 * The branch file that says this, as YAML. Weekdays, roles and routines stand in their usual order and people by their
 * ids, so that two files of the same branches are the same text.
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
    // Two branches that share an object share no anchor: people will edit one of them.
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

/** Which facts of a branch the other entry would change; working time that it does not name stays. */
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

/** Whether head office's channel would be another, or told otherwise. */
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

/** What has these names, in their order. */
function ordered(given: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}
