import type { BranchEntry } from '../domain/branch.js';
import type { Role } from '../domain/people/roles.js';
import type { WEEKDAYS } from '../domain/time/day.js';
import type { PersonSeed } from '../sandbox/sandbox.js';
import { auditor, channels, daanPeople, headOffice, riversidePeople, xujiahuiPeople } from './workspace.js';

type Hours = Partial<Record<(typeof WEEKDAYS)[number], string>>;

const weekdays = (hours: string): Hours => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });

/** In the order in which the people of a branch are listed. */
const roles: Role[] = [
  'lobby_manager',
  'staff',
  'staff',
  'staff',
  'duty_supervisor',
  'rm',
  'rm',
  'branch_head',
];
const rolesOf = (people: readonly PersonSeed[]): Record<string, Role[]> =>
  Object.fromEntries(people.flatMap(({ id }, index) => (roles[index] ? [[id, [roles[index]]]] : [])));

const riverside: BranchEntry = {
  name: 'Riverside',
  channel: channels.riverside,
  timezone: 'Europe/London',
  language: 'en',
  country: 'GB',
  hours: weekdays('09:30-17:00'),
  // Head office and audit are listed in one branch and reach across all.
  people: { ...rolesOf(riversidePeople), [headOffice.id]: ['hq'], [auditor.id]: ['auditor'] },
  schedules: {},
};

const xujiahui: BranchEntry = {
  name: '徐家汇支行',
  channel: channels.xujiahui,
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  country: 'CN',
  hours: weekdays('09:00-17:00'),
  people: rolesOf(xujiahuiPeople),
  schedules: {},
};

const daan: BranchEntry = {
  name: '大安分行',
  channel: channels.daan,
  timezone: 'Asia/Taipei',
  language: 'zh-TW',
  country: 'TW',
  hours: weekdays('09:00-17:00'),
  people: rolesOf(daanPeople),
  schedules: {},
};

/** The trial's branches; by the clock of the first the trial begins. */
export const trialBranches = [riverside, xujiahui, daan] as const satisfies readonly BranchEntry[];
