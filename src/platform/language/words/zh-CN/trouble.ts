import type { trouble as english } from '../en/trouble.js';

export const trouble: typeof english = {
  channel: 'Lobby 无法在{{branch}}的频道发消息',
  office: 'Lobby 无法在管理部门的频道发消息',
  why: {
    not_in_channel: 'Lobby 已不在该频道。',
    channel_not_found: '频道已不存在，或者是 Lobby 未加入的私密频道。',
    is_archived: '频道已归档。',
    restricted_action: '该频道仅限部分人员发消息。',
  },
  cure: {
    not_in_channel: '请打开 {{channel}}，输入 /invite @Lobby。',
    channel_not_found:
      '如果频道还在，请打开频道并输入 /invite @Lobby。如果已被删除，请新建频道、邀请 Lobby，再输入 /lobby 网点设置。',
    is_archived: '请先取消归档 {{channel}}，再在频道里输入 /invite @Lobby。',
    restricted_action: '请在 {{channel}} 的设置中，把 Lobby 加入可发消息的名单。',
  },
  since: '开始时间：{{time}}。',
  waiting_one: '有 {{count}} 条消息待发。恢复后会自动补发，过时的不再发。',
  waiting_other: '有 {{count}} 条消息待发。恢复后会自动补发，过时的不再发。',
  none_waiting: '目前没有待发消息。恢复之前，后续消息也发不出去。',
  channel_over: 'Lobby 已能在{{branch}}的频道发消息',
  office_over: 'Lobby 已能在管理部门的频道发消息',
  channel_between: '{{from}} 至 {{to}} 期间无法发送。原因：{{why}}',
  token_over: 'Lobby 已恢复在 Slack 发消息',
  token_between: '{{from}} 至 {{to}} 期间，Slack 拒绝了 Lobby 的令牌：没有发出任何消息和提醒。',
  late_one: '有 {{count}} 条消息补发。',
  late_other: '有 {{count}} 条消息补发。',
  lost_one: '另有 {{count}} 条已过时，未再发送。',
  lost_other: '另有 {{count}} 条已过时，未再发送。',
};
