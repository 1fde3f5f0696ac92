import type { lists as english } from '../en/lists.js';

const patrol: Pick<(typeof english)['morning_patrol'], 'groups'> = {
  groups: {
    hall: {
      name: '厅堂',
      items: {
        environment: '地面、座椅、门口整洁畅通',
        information: '公示牌、屏幕、折页正确整齐',
        queue: '排队有序，等候时间已向客户说明',
        posts: '各岗位有人值守',
      },
    },
    machines: {
      name: '机具',
      items: {
        devices: '设备运行正常、现金充足',
        consumables: '凭条纸、色带、单据充足',
      },
    },
    risk: {
      name: '风险',
      items: {
        behaviour: '无可疑人员和异常行为',
        fraud: '自助设备无异物，客户无受骗迹象',
      },
    },
  },
};

export const lists: typeof english = {
  opening: {
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
          light: '照明、空调适宜',
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
          fees: '收费标准已公示',
          hours: '营业时间已公示',
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
          atm: 'ATM、存取款一体机：现金、凭条纸充足',
          terminals: '自助设备已开机',
          ticket_machine: '叫号机已开机、有纸',
          rating: '评价器已开启',
          counters: '点钞机试用正常',
          clock: '时钟、日历准确',
          cameras: '监控录像正常',
          alarm: '报警装置测试正常',
        },
      },
      safety: {
        name: '安全',
        items: { exits: '消防通道畅通', extinguishers: '灭火器在位且在有效期内' },
      },
    },
  },
  morning_patrol: { name: '上午巡视', ...patrol },
  afternoon_patrol: { name: '下午巡视', ...patrol },
  fire_patrol: {
    name: '防火巡查',
    groups: {
      ways: {
        name: '疏散通道',
        items: {
          exits: '安全出口、疏散通道畅通',
          doors: '防火门关闭，防火卷帘下无杂物',
          signs: '疏散标志、应急照明完好',
        },
      },
      equipment: {
        name: '消防器材',
        items: {
          extinguishers: '灭火器在位、完好、取用方便',
          hydrants: '消火栓完好，前方无遮挡',
        },
      },
      sources: {
        name: '火源隐患',
        items: {
          wiring: '用电无超载，线路无发热、裸露',
          heaters: '茶水间、取暖器有人看管或已断电',
          flames: '无吸烟、无明火',
        },
      },
    },
  },
  closing: {
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
          doors: '门已锁好',
          windows: '窗已关好',
        },
      },
      valuables: {
        name: '重要物品',
        items: {
          vouchers: '重要凭证入库',
          seals: '印章入柜上锁',
          documents: '文件资料入柜上锁',
          cash: '现金入库',
          settlement: '日清日结完成',
        },
      },
      records: {
        name: '资料',
        items: { filed: '资料已归档', handover: '交接班已填写', work_log: '工作日志已提交' },
      },
      leaving: { name: '离场', items: { alarm: '报警系统已布防' } },
    },
  },
};
