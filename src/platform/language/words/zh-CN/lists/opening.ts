import type { opening as english } from '../../en/lists/opening.js';

export const opening: typeof english = {
  name: '营业前检查',
  groups: {
    people: {
      name: '人员',
      items: {
        uniform: '工装整齐规范',
        badge: '工牌佩戴到位',
        radio: '对讲机电量充足、通话正常',
        roster: '当班人员全部到岗',
      },
    },
    handover: { name: '交接', items: { open_points: '昨日未结事项已阅并接手' } },
    environment: {
      name: '环境',
      items: {
        entrance: '门口整洁畅通',
        floor: '地面干净、无水渍',
        seats: '座椅干净完好',
        plants: '玻璃明净、绿植鲜活',
        queue_line: '隔离带、一米线到位',
        water: '饮水机有水、水杯充足',
        light: '照明正常',
        toilets: '卫生间清洁',
        parking: '停车位畅通有序',
        access: '无障碍通道畅通',
      },
    },
    information: {
      name: '公示信息',
      items: {
        licences: '证照公示齐全',
        rates: '利率、汇率牌为最新',
        fees: '收费标准、营业时间已公示',
        hotline: '投诉电话已公示',
        safety: '安全提示已张贴',
        screens: '电子屏正常播放',
        leaflets: '折页、公告整齐且在有效期内',
        signs: '标识、公示牌干净完好',
      },
    },
    supplies: {
      name: '便民物品',
      items: {
        forms: '单据充足',
        pens: '签字笔书写流畅',
        glasses: '老花镜、放大镜',
        first_aid: '医药箱物品齐全',
        comment_book: '意见簿放在明显处',
        cards: '名片充足',
        banknote_checker: '验钞机可用',
      },
    },
    equipment: {
      name: '设备',
      items: {
        atm: 'ATM、存取款一体机现金',
        temperature: '厅堂温度，℃',
        terminals: '自助设备已开机、凭条纸充足',
        ticket_machine: '叫号机已开机、有纸',
        rating: '评价器已开启',
        counters: '点钞机试用正常',
        clock: '时钟、日历准确',
        cameras: '监控录像正常',
        alarm: '报警装置测试正常',
      },
      options: { atm: '充足 | 偏少 | 已空' },
    },
    safety: {
      name: '安全',
      items: { exits: '消防通道畅通', extinguishers: '灭火器在位且在有效期内' },
    },
  },
};
