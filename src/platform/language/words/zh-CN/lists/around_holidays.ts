import type {
  afterHoliday as afterHolidayInEnglish,
  beforeHoliday as beforeHolidayInEnglish,
} from '../../en/lists/around_holidays.js';

export const beforeHoliday: typeof beforeHolidayInEnglish = {
  name: '节前检查',
  groups: {
    people: { name: '人员', items: { roster: '假期值班已排定', contacts: '应急联系人已联系确认' } },
    valuables: {
      name: '重要物品',
      items: {
        counted: '现金已双人清点',
        seals: '印章已封存、登记',
        cheques: '支票、重要凭证已清点入库',
        difference: '现金长短款，不足1元记1元',
      },
    },
    machines: {
      name: '设备和公告',
      items: {
        devices: '设备已检查，故障已报修',
        power: '不用的电源已关闭',
        notices: '假期营业时间已在门口、屏幕公告',
        cash: '自助设备假期备钞',
        picture: '公告照片',
      },
      options: { cash: '充足 | 偏少 | 已空' },
    },
  },
};

export const afterHoliday: typeof afterHolidayInEnglish = {
  name: '节后检查',
  groups: {
    premises: {
      name: '场所',
      items: {
        entry: '门窗、封条完好',
        cameras: '报警记录、监控录像已查看',
        water: '无漏水、异味，供电正常',
      },
    },
    valuables: {
      name: '重要物品',
      items: {
        counted: '现金已双人清点',
        seals: '印章齐全，已领用登记',
        cheques: '支票、重要凭证齐全',
        difference: '现金长短款，不足1元记1元',
      },
    },
    machines: {
      name: '设备',
      items: { devices: '设备已开机试用', cash: '自助设备现金' },
      options: { cash: '充足 | 偏少 | 已空' },
    },
    people: { name: '人员和公告', items: { roster: '人员到岗，缺岗已补', notices: '假期公告已撤下' } },
  },
};
