import type { trouble as english } from '../en/trouble.js';

export const trouble: typeof english = {
  channel: 'Lobby 無法在{{branch}}的頻道發訊息',
  office: 'Lobby 無法在管理部門的頻道發訊息',
  why: {
    not_in_channel: 'Lobby 已不在該頻道。',
    channel_not_found: '頻道已不存在，或是 Lobby 未加入的私人頻道。',
    is_archived: '頻道已封存。',
    restricted_action: '該頻道僅限部分人員發訊息。',
  },
  cure: {
    not_in_channel: '請開啟 {{channel}}，輸入 /invite @Lobby。',
    channel_not_found:
      '如果頻道還在，請開啟頻道並輸入 /invite @Lobby。如果已被刪除，請建立新頻道、邀請 Lobby，再輸入 /lobby 網點設定。',
    is_archived: '請先取消封存 {{channel}}，再到頻道輸入 /invite @Lobby。',
    restricted_action: '請到 {{channel}} 的設定，將 Lobby 加入可發訊息的名單。',
  },
  since: '開始時間：{{time}}。',
  waiting_one: '有 {{count}} 則訊息待發。恢復後會自動補發，過時的不再發。',
  waiting_other: '有 {{count}} 則訊息待發。恢復後會自動補發，過時的不再發。',
  none_waiting: '目前沒有待發訊息。恢復之前，後續訊息也發不出去。',
  channel_over: 'Lobby 已能在{{branch}}的頻道發訊息',
  office_over: 'Lobby 已能在管理部門的頻道發訊息',
  channel_between: '{{from}} 至 {{to}} 期間無法發送。原因：{{why}}',
  token_over: 'Lobby 已恢復在 Slack 發訊息',
  token_between: '{{from}} 至 {{to}} 期間，Slack 拒絕了 Lobby 的權杖：未發出任何訊息與提醒。',
  late_one: '有 {{count}} 則訊息補發。',
  late_other: '有 {{count}} 則訊息補發。',
  lost_one: '另有 {{count}} 則已過時，未再發送。',
  lost_other: '另有 {{count}} 則已過時，未再發送。',
};
