import type { Branch, Scene } from '../src/platform/directory/branch.js';
import type { Member, Role } from '../src/platform/directory/roles.js';
import { branchCalendar } from '../src/platform/time/calendar.js';

const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const member = (index: number, name: string, ...roles: Role[]): Member => ({
  personId: id(index),
  slackId: `U${index}`,
  name,
  roles,
});

export const amy = member(1, 'Amy Chen', 'staff');
export const ben = member(2, 'Ben Wu', 'staff');
export const li = member(3, 'Li Na', 'lobby_manager');
export const fang = member(4, 'Fang Min', 'duty_supervisor');
export const rui = member(5, 'Rui Zhao', 'rm');
export const hua = member(6, 'Hua Sun', 'branch_head');
export const hq = member(7, 'Head Office', 'hq');
export const auditor = member(8, 'An Auditor', 'auditor');

export const branch: Branch = {
  id: id(99),
  channel: 'C1',
  name: 'Riverside',
  timezone: 'Asia/Shanghai',
  language: 'en',
  country: 'CN',
  hours: {
    mon: '09:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-17:00',
    thu: '09:00-17:00',
    fri: '09:00-17:00',
  },
  settings: {},
};

/** The branch at a time. */
export const at = (now: string, over: Partial<Branch> = {}): Scene => {
  const place = { ...branch, ...over };
  return {
    branch: place,
    calendar: branchCalendar(place),
    members: [amy, ben, li, fang, rui, hua, hq, auditor],
    now: new Date(now),
  };
};
