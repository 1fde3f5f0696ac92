import type {
  afterHoliday as afterHolidayInEnglish,
  beforeHoliday as beforeHolidayInEnglish,
} from '../../en/lists/around_holidays.js';

export const beforeHoliday: typeof beforeHolidayInEnglish = {
  name: '連假前檢查',
  groups: {
    people: { name: '人員', items: { roster: '連假值班已排定', contacts: '緊急聯絡人已聯繫確認' } },
    valuables: {
      name: '重要物品',
      items: {
        counted: '現金已雙人盤點',
        seals: '印章已封存、登記',
        cheques: '支票、重要憑證已盤點入庫',
        difference: '現金溢短款，未滿1元以1元計',
      },
    },
    machines: {
      name: '機具與公告',
      items: {
        devices: '機具已檢查，故障已報修',
        power: '不用的電源已關閉',
        notices: '連假營業時間已於門口、螢幕公告',
        cash: '自助機連假備鈔',
        picture: '公告照片',
      },
      options: { cash: '充足 | 偏低 | 已空' },
    },
  },
};

export const afterHoliday: typeof afterHolidayInEnglish = {
  name: '連假後檢查',
  groups: {
    premises: {
      name: '場所',
      items: {
        entry: '門窗、封條完好',
        cameras: '警報紀錄、監視錄影已檢視',
        water: '無漏水、異味，供電正常',
      },
    },
    valuables: {
      name: '重要物品',
      items: {
        counted: '現金已雙人盤點',
        seals: '印章齊全，已領用登記',
        cheques: '支票、重要憑證齊全',
        difference: '現金溢短款，未滿1元以1元計',
      },
    },
    machines: {
      name: '機具',
      items: { devices: '機具已開機試用', cash: '自助機現鈔' },
      options: { cash: '充足 | 偏低 | 已空' },
    },
    people: { name: '人員與公告', items: { roster: '人員到班，缺勤已遞補', notices: '連假公告已撤下' } },
  },
};
