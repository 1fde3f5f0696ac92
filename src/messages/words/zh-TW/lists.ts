import type { lists as english } from '../en/lists.js';

const patrol: Pick<(typeof english)['morning_patrol'], 'groups'> = {
  groups: {
    hall: {
      name: '廳堂',
      items: {
        environment: '地面、座椅、門口整潔暢通',
        information: '公告牌、螢幕、文宣正確整齊',
        queue: '排隊有序，等候時間已向客戶說明',
        posts: '各崗位有人值守',
      },
    },
    machines: {
      name: '機具',
      items: {
        devices: '機具運作正常、現鈔充足',
        consumables: '明細表紙、色帶、表單充足',
      },
    },
    risk: {
      name: '風險',
      items: {
        behaviour: '無可疑人士與異常舉動',
        fraud: '自助機無異物，客戶無受騙跡象',
      },
    },
  },
};

export const lists: typeof english = {
  opening: {
    name: '營業前檢查',
    groups: {
      people: {
        name: '人員',
        items: {
          uniform: '制服整齊得體',
          badge: '識別證配戴',
          radio: '無線電電量充足、通話正常',
          roster: '當班人員全數到班',
        },
      },
      handover: { name: '交接', items: { open_points: '昨日未結事項已閱並接手' } },
      environment: {
        name: '環境',
        items: {
          entrance: '門口整潔暢通',
          floor: '地面乾淨、無水漬',
          seats: '座椅乾淨完好',
          plants: '玻璃明亮、植栽翠綠',
          queue_line: '紅龍、一米線就位',
          water: '飲水機有水、紙杯充足',
          light: '照明、空調適中',
          toilets: '洗手間清潔',
          parking: '停車位暢通有序',
          access: '無障礙通道暢通',
        },
      },
      information: {
        name: '公告資訊',
        items: {
          licences: '證照揭示齊全',
          rates: '利率、匯率看板為最新',
          fees: '收費標準已揭示',
          hours: '營業時間已揭示',
          hotline: '申訴專線已揭示',
          safety: '安全須知已張貼',
          screens: '電子看板正常播放',
          leaflets: '文宣、公告整齊且未過期',
          signs: '標示、公告牌乾淨完好',
        },
      },
      supplies: {
        name: '服務用品',
        items: {
          forms: '表單充足',
          pens: '原子筆書寫順暢',
          glasses: '老花眼鏡、放大鏡',
          first_aid: '急救箱用品齊全',
          comment_book: '意見簿置於明顯處',
          cards: '名片充足',
          banknote_checker: '驗鈔機可用',
        },
      },
      equipment: {
        name: '設備',
        items: {
          atm: 'ATM、存提款機：現鈔、明細表紙充足',
          terminals: '自助機已開機',
          ticket_machine: '叫號機已開機、有紙',
          rating: '服務評分器已開啟',
          counters: '點鈔機試機正常',
          clock: '時鐘、日曆正確',
          cameras: '監視器錄影正常',
          alarm: '警報系統測試正常',
        },
      },
      safety: {
        name: '安全',
        items: { exits: '逃生通道暢通', extinguishers: '滅火器在位且未過期' },
      },
    },
  },
  morning_patrol: { name: '上午巡視', ...patrol },
  afternoon_patrol: { name: '下午巡視', ...patrol },
  fire_patrol: {
    name: '防火巡查',
    groups: {
      ways: {
        name: '逃生動線',
        items: {
          exits: '安全門、逃生通道暢通',
          doors: '防火門關閉，防火鐵捲門下無雜物',
          signs: '出口標示、緊急照明完好',
        },
      },
      equipment: {
        name: '消防設備',
        items: {
          extinguishers: '滅火器在位、完好、取用方便',
          hydrants: '消防栓完好，前方無遮擋',
        },
      },
      sources: {
        name: '火源隱患',
        items: {
          wiring: '用電未超載，線路無過熱、破損',
          heaters: '茶水間、電暖器有人看顧或已斷電',
          flames: '無吸菸、無明火',
        },
      },
    },
  },
  closing: {
    name: '營業後檢查',
    groups: {
      customers: {
        name: '客戶',
        items: { last_customers: '最後一位客戶已辦妥', lost_property: '失物已登記' },
      },
      premises: {
        name: '場所',
        items: {
          devices: '設備依規定關機',
          power: '電源依規定關閉',
          doors: '門已上鎖',
          windows: '窗戶已關妥',
        },
      },
      valuables: {
        name: '重要物品',
        items: {
          vouchers: '重要憑證入庫',
          seals: '印章入櫃上鎖',
          documents: '文件資料入櫃上鎖',
          cash: '現金入庫',
          settlement: '日清日結完成',
        },
      },
      records: {
        name: '資料',
        items: { filed: '資料已歸檔', handover: '交接班已填寫', work_log: '工作日誌已送出' },
      },
      leaving: { name: '離場', items: { alarm: '保全已設定' } },
    },
  },
};
