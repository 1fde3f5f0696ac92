import { routines } from '../../src/modules.js';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';

/** Three branches, and a word of each that is in what its people wrote and that no request carries from then on. */
export const branches = {
  river: { channel: 'C0RIVER', word: 'Quartzriver', secret: 'Sealedriver' },
  hill: { channel: 'C0HILL', word: 'Quartzhill', secret: 'Sealedhill' },
  lake: { channel: 'C0LAKE', word: 'Quartzlake', secret: 'Sealedlake' },
} as const;
export type BranchName = keyof typeof branches;
export const branchNames = Object.keys(branches) as BranchName[];

/** A channel that is no branch's. */
export const plain = 'C0PLAIN';
export const team = 'T0BANK';

export const staff = {
  amy: 'U01AMY',
  li: 'U02LI',
  fang: 'U03FANG',
  rui: 'U04RUI',
  hua: 'U05HUA',
  eve: 'U06EVE',
  gus: 'U07GUS',
  ida: 'U08IDA',
  joe: 'U09JOE',
  kim: 'U10KIM',
  leo: 'U11LEO',
  tom: 'U12TOM',
  hq: 'U13HQ',
  audit: 'U14AUDIT',
  zed: 'U15ZED',
  admin: 'U16ADMIN',
} as const;
export const everyone = Object.values(staff);

/** Of two branches hardly anything comes by itself, so that the tour is not long. */
const few = Object.fromEntries(
  routines.all.filter(({ name }) => !['briefing', 'opening'].includes(name)).map(({ name }) => [name, 'off']),
);

const hours = (open: string) => ({ mon: open, tue: open, wed: open, thu: open, fri: open });

/** Tom belongs to two branches, head office and the auditor to all, Zed to none; the administrator runs the workspace alone. */
export const entries: Record<BranchName, BranchEntry> = {
  river: {
    name: 'Riverside',
    channel: branches.river.channel,
    timezone: 'Asia/Shanghai',
    language: 'en',
    country: 'CN',
    hours: hours('09:00-17:00'),
    people: {
      [staff.amy]: ['staff'],
      [staff.li]: ['lobby_manager'],
      [staff.fang]: ['duty_supervisor'],
      [staff.rui]: ['rm'],
      [staff.hua]: ['branch_head'],
      [staff.tom]: ['staff'],
      [staff.hq]: ['hq'],
      [staff.audit]: ['auditor'],
    },
    schedules: {},
  },
  hill: {
    name: 'Hillside',
    channel: branches.hill.channel,
    timezone: 'Asia/Taipei',
    language: 'zh-TW',
    country: 'TW',
    hours: hours('09:00-15:30'),
    people: {
      [staff.eve]: ['staff', 'rm'],
      [staff.gus]: ['lobby_manager', 'duty_supervisor'],
      [staff.ida]: ['branch_head'],
    },
    schedules: few,
  },
  lake: {
    name: 'Lakeside',
    channel: branches.lake.channel,
    timezone: 'Asia/Shanghai',
    language: 'zh-CN',
    country: 'CN',
    hours: hours('09:00-17:00'),
    people: {
      [staff.joe]: ['staff'],
      [staff.kim]: ['lobby_manager'],
      [staff.leo]: ['branch_head'],
      [staff.tom]: ['rm'],
    },
    schedules: few,
  },
};

const locales = ['en-US', 'zh-CN', 'zh-TW'];

export const workspace: WorkspaceSeed = {
  team: { id: team, name: 'Harbour Bank' },
  users: Object.entries(staff).map(([name, id], place) => ({
    id,
    name,
    realName: `${name[0]?.toUpperCase()}${name.slice(1)} Ng`,
    tz: 'Asia/Shanghai',
    locale: locales[place % 3] ?? 'en-US',
    ...(id === staff.admin ? { isAdmin: true } : {}),
  })),
  channels: [
    ...branchNames.map((name) => ({ id: branches[name].channel, name, members: [...everyone] })),
    { id: plain, name: 'plain', members: [...everyone] },
  ],
};
