import type { TodayStories } from '../stories.js';

export const today: TodayStories = {
  outage: '各柜台刷卡全部失败，取号机离线，科技部门正在处理。',
  waiting: '客户正坐在引导台：刚卖了房，想问大额存单，只有半小时。',
  handover: '两位客户关门前来补材料，资料夹在2号柜台。',
  complaint: '上月一笔刷卡被扣了两次，商户说只收到一次。',
  answer: '已向卡中心提起争议，告知客户最长三周。',
  passedUp: '等商户收单行的单据，网点无法决定。',
};
