import type { commands as english } from '../en/commands.js';

/** What people may type after `/lobby`; Chinese may run on without a space: 客訴排隊太久. */
export const commands: typeof english = {
  incident: '突發 突發事件 事件 緊急事件 應變',
  complaint: '客訴 投訴 申訴 客戶投訴',
  referral: '轉介 推介 推薦',
  action: '整改 改善',
  list: '清單 列表 未結',
  find: '搜尋 尋找 查找 查詢',
  my: '我的 待辦',
  briefing: '晨報 簡報 早報',
  checklist: '檢查 檢查表 巡查 巡視',
  schedule: '排程 排期 計畫 計劃',
  report: '報表 報告',
  setup: '設定 網點設定',
  help: '說明 幫助 選單',
};
