import type { TodayStories } from '../stories.js';

export const today: TodayStories = {
  outage: '各櫃檯刷卡全部失敗，抽號機離線，資訊單位處理中。',
  waiting: '客戶正坐在引導檯：剛賣掉房子，想問定存，只有半小時。',
  handover: '兩位客戶關門前會來補件，資料夾在2號櫃檯。',
  complaint: '上個月一筆刷卡被扣了兩次，商店說只收到一次。',
  answer: '已向卡務單位提出爭議款，告知客戶最長三週。',
  passedUp: '等商店收單行的簽單，分行無法決定。',
};
