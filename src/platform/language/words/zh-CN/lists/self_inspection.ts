import type { selfInspection as english } from '../../en/lists/self_inspection.js';

export const selfInspection: typeof english = {
  name: '自查',
  groups: {
    followed_up: {
      name: '问题跟进',
      items: {
        findings: '以往问题整改到位',
        complaints: '近期投诉原因已消除',
        circulars: '新制度、通知已传达落实',
      },
    },
    service: {
      name: '服务',
      items: {
        bearing: '着装、仪态、问候规范',
        guidance: '客户有引导，等候有说明',
        care: '特殊客户优先办理、有人协助',
        information: '公示、折页、公告均为最新',
      },
    },
    risk: {
      name: '风险',
      items: {
        privacy: '客户资料不外露，离座锁屏',
        registers: '登记簿、日志完整',
        safety: '通道、报警、监控已检查',
      },
    },
    result: { name: '结果', items: { summary: '检查发现', pictures: '照片' } },
  },
};
