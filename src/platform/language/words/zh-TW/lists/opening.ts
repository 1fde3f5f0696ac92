import type { opening as english } from '../../en/lists/opening.js';

export const opening: typeof english = {
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
        light: '照明正常',
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
        fees: '收費標準、營業時間已揭示',
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
        atm: 'ATM、存提款機現鈔',
        temperature: '廳堂溫度，℃',
        terminals: '自助機已開機、明細表紙充足',
        ticket_machine: '叫號機已開機、有紙',
        rating: '服務評分器已開啟',
        counters: '點鈔機試機正常',
        clock: '時鐘、日曆正確',
        cameras: '監視器錄影正常',
        alarm: '警報系統測試正常',
      },
      options: { atm: '充足 | 偏低 | 已空' },
    },
    safety: {
      name: '安全',
      items: { exits: '逃生通道暢通', extinguishers: '滅火器在位且未過期' },
    },
  },
};
