import type { measures as englishMeasures, reports as englishReports } from '../en/reports.js';

export const reports: typeof englishReports = {
  week: { name: '周报', title: '{{branch}} · 周报', period: '第 {{week}} 周，{{from}} 至 {{to}}' },
  month: { name: '月报', title: '{{branch}} · 月报', period: '{{from}} 至 {{to}}' },
};

export const measures: typeof englishMeasures = {
  incidents: '突发事件',
  incidents_grave: '其中 1、2 级',
  incidents_open: '期末未结突发事件',
  complaints: '投诉',
  complaints_closed: '办结投诉',
  complaints_open: '期末未结投诉',
  complaint_clocks: '投诉时限达标率',
  referrals: '转介',
  referrals_won: '转介成交',
  referrals_amount: '成交金额',
  referral_clocks: '转介及时接手率',
  lists_on_time: '检查表按时完成率',
  lists_missed: '漏做检查表',
  findings: '发现问题',
  actions_closed: '整改完成',
  actions_open: '期末未完成整改',
  incident_types: '突发事件类型',
  complaints_about: '投诉内容',
  complaint_causes: '办结投诉的根本原因',
  referral_funnel: '本期转介进展',
};
