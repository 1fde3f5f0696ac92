import type { closing as english } from '../../en/lists/closing.js';

export const closing: typeof english = {
  name: '营业后检查',
  groups: {
    customers: {
      name: '客户',
      items: { last_customers: '最后一位客户已办完', lost_property: '失物已登记' },
    },
    premises: {
      name: '场所',
      items: {
        devices: '设备按规定关机',
        power: '电源按规定关闭',
        doors: '门窗已锁闭',
        night_cash: '自助设备夜间备钞',
      },
      options: { night_cash: '充足 | 偏少 | 已空' },
    },
    valuables: {
      name: '重要物品',
      items: {
        vouchers: '重要凭证入库',
        seals: '印章入柜上锁',
        documents: '文件资料入柜上锁',
        cash: '现金入库',
        settlement: '日清日结已签字',
      },
    },
    records: {
      name: '资料',
      items: { filed: '资料已归档', handover: '交接班已填写', work_log: '工作日志已提交' },
    },
    leaving: { name: '离场', items: { alarm: '报警系统已布防' } },
  },
};
