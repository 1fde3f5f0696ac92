import type { BranchEntry, BranchSettings, Language } from '../../platform/directory/branch.js';
import type { Role } from '../../platform/directory/roles.js';
import type { WEEKDAYS } from '../../platform/time/day.js';
import type { PersonSeed } from '../sandbox/sandbox.js';
import { storiesIn } from './stories/stories.js';
import { auditor, channels, daanPeople, headOffice, riversidePeople, xujiahuiPeople } from './workspace.js';

type Hours = Partial<Record<(typeof WEEKDAYS)[number], string>>;

const weekdays = (hours: string): Hours => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });

/** Roles in the order in which the people of a branch are listed. */
const roles: Role[][] = [
  ['lobby_manager'],
  ['staff'],
  ['staff'],
  ['staff'],
  ['duty_supervisor', 'emergency_leader'],
  ['rm'],
  ['rm'],
  ['branch_head'],
];
const rolesOf = (people: readonly PersonSeed[]): Record<string, Role[]> =>
  Object.fromEntries(people.flatMap(({ id }, index) => (roles[index] ? [[id, roles[index]]] : [])));

/** The lists that its stories are about. */
function listsOf(language: Language): NonNullable<BranchSettings['lists']> {
  const { equipment, referrals, visitors } = storiesIn(language);
  return {
    devices: Object.keys(equipment.devices),
    supplies: equipment.supplies,
    products: Object.values(referrals.products).flat(),
    departments: [...new Set(Object.values(visitors.departments))],
    areas: equipment.areas,
  };
}

/** A branch at the beginning of the trial: what `/lobby setup` asks for, and its settings. */
export interface TrialBranch extends BranchEntry {
  settings: BranchSettings;
  /** Who is called in an emergency. */
  calls: readonly string[];
}

const riverside: TrialBranch = {
  name: 'Riverside',
  channel: channels.riverside,
  timezone: 'Europe/London',
  language: 'en',
  country: 'GB',
  hours: weekdays('09:30-17:00'),
  // Head office and audit are listed in one branch and reach across all.
  people: { ...rolesOf(riversidePeople), [headOffice.id]: ['hq'], [auditor.id]: ['auditor'] },
  schedules: {},
  settings: {
    lists: listsOf('en'),
    thresholds: {
      payroll: 2_500,
      insurance: 10_000,
      loan: 20_000,
      remittance: 10_000,
      deposit: 20_000,
      withdrawal: 5_000,
    },
  },
  // Numbers reserved for fiction by Ofcom, except the country's emergency number.
  calls: [
    'Ambulance, fire, police 999',
    'Helen Marsh, emergency leader 07700 900105',
    'Martin Keane, branch head 07700 900108',
    'Security control room 020 7946 0123',
    'Building management 020 7946 0456',
  ],
};

const xujiahui: TrialBranch = {
  name: '徐家汇支行',
  channel: channels.xujiahui,
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  country: 'CN',
  // It closes over midday, as small branches do.
  hours: weekdays('09:00-12:00, 13:00-17:00'),
  people: rolesOf(xujiahuiPeople),
  schedules: {},
  // The usual signals are in renminbi.
  settings: {
    lists: listsOf('zh-CN'),
  },
  calls: [
    '急救 120',
    '火警 119',
    '报警 110',
    '徐建华（应急负责人）138 0000 0015',
    '陆静（网点负责人）138 0000 0018',
    '分行保卫部 021-0000 0110',
  ],
};

const daan: TrialBranch = {
  name: '大安分行',
  channel: channels.daan,
  timezone: 'Asia/Taipei',
  language: 'zh-TW',
  country: 'TW',
  // As all banks in Taiwan.
  hours: weekdays('09:00-15:30'),
  people: rolesOf(daanPeople),
  schedules: {},
  settings: {
    lists: listsOf('zh-TW'),
    thresholds: {
      payroll: 60_000,
      insurance: 500_000,
      loan: 1_000_000,
      remittance: 500_000,
      deposit: 1_000_000,
      withdrawal: 500_000,
    },
  },
  calls: [
    '救護、火警 119',
    '報案 110',
    '反詐騙諮詢 165',
    '黃淑芬（緊急應變負責人）0900 000 025',
    '楊國棟（網點負責人）0900 000 028',
    '總行安全室 02-0000-0110',
  ],
};

/** The trial's branches; the trial begins by the clock of the first. */
export const trialBranches = [riverside, xujiahui, daan] as const satisfies readonly TrialBranch[];
