import { customersNamed } from '../people.js';
import type { Stories } from '../stories.js';
import { complaints } from './complaints.js';
import { equipment } from './equipment.js';
import { findings } from './findings.js';
import { incidents } from './incidents.js';
import { referrals } from './referrals.js';
import { team } from './team.js';
import { today } from './today.js';
import { visitors } from './visitors.js';

const families = '钱孙周吴郑冯褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏';

export const zhCN: Stories = {
  places: ['大门口', '1号柜台', '3号柜台', '自助区', '等候区', '填单台', '取号机旁', '贵宾室'],
  incidents,
  complaints,
  referrals,
  findings,
  equipment,
  visitors,
  team,
  today,
  customers: customersNamed([...families], ['女士', '先生'], (title, family) => `${family}${title}`),
  phone: (digits) => `138 0000 0${digits}`,
  day: (month, day) => `${month}月${day}日`,
};
