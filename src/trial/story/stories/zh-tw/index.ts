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

const families = '錢孫周鄭馮簡魏蔣沈韓朱秦游何呂施孔曹嚴金陶姜謝鄒柏章蘇潘范彭方石田江童莊';

export const zhTW: Stories = {
  places: ['大門口', '1號櫃檯', '3號櫃檯', '自助區', '等候區', '填單檯', '抽號機旁', '貴賓室'],
  incidents,
  complaints,
  referrals,
  findings,
  equipment,
  visitors,
  team,
  today,
  customers: customersNamed([...families], ['小姐', '先生'], (title, family) => `${family}${title}`),
  phone: (digits) => `0900 000 ${digits}`,
  day: (month, day) => `${month}月${day}日`,
};
