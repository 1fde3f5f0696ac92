import type { measures as englishMeasures, reports as englishReports } from '../en/reports.js';

export const reports: typeof englishReports = {
  week: { name: '週報', title: '{{branch}} · 週報', period: '第 {{week}} 週，{{from}} 至 {{to}}' },
  month: { name: '月報', title: '{{branch}} · 月報', period: '{{from}} 至 {{to}}' },
};

export const measures: typeof englishMeasures = {
  incidents: '突發事件',
  incidents_grave: '其中 1、2 級',
  incidents_open: '期末未結突發事件',
  complaints: '客訴',
  complaints_closed: '結案客訴',
  complaints_open: '期末未結客訴',
  complaint_clocks: '客訴時效達成率',
  referrals: '轉介',
  referrals_won: '轉介成交',
  referrals_amount: '成交金額',
  referral_clocks: '轉介準時接手率',
  lists_on_time: '檢查表準時完成率',
  lists_missed: '漏做檢查表',
  findings: '發現缺失',
  actions_closed: '整改完成',
  actions_open: '期末未完成整改',
  incident_types: '突發事件類型',
  complaints_about: '客訴內容',
  complaint_causes: '結案客訴的根本原因',
  referral_funnel: '本期轉介進展',
};
