import type { commands as english } from '../en/commands.js';

/** What people may type after `/lobby`; Chinese may run on without a space: 投诉排队太久. */
export const commands: typeof english = {
  incident: '突发 突发事件 事件 应急',
  complaint: '投诉 客诉 客户投诉',
  referral: '转介 推介 推荐',
  action: '整改',
  list: '清单 列表 未结',
  find: '查找 搜索 查询',
  my: '我的 待办',
  briefing: '晨报 简报 早报',
  checklist: '检查 检查表 巡查 巡视',
  schedule: '排期 计划 日程',
  report: '报表 报告',
  setup: '设置 网点设置',
  help: '帮助 菜单',
};
