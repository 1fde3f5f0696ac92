import type { Catalogue } from '../index.js';

export const photos: Catalogue['photos'] = {
  coming: '{{count}} 張接收中',
  alt: '{{code}} 的照片 {{number}}，{{name}} 於 {{when}} 提供',
  fetching: '正在從 Slack 接收',
  not_drawn: '此處無法顯示這張照片。',
  open: '在 Slack 中開啟',
  left: '這張照片已不在 Slack 中，Lobby 留有加密副本。',
  earlier_one: '另有 {{count}} 張較早的照片未在此顯示。',
  earlier_other: '另有 {{count}} 張較早的照片未在此顯示。',
  not_kept: '{{branch}} {{code}} 的一張照片未能儲存：{{reason}}',
  again: '可在卡片的「{{edit}}」中重新加入。',
  refused: {
    too_big: '超過 {{most}}，請改用較小的照片。',
    not_picture: '檔案不是照片，只接受 {{types}}。',
    gone: '尚未接收就已在 Slack 中刪除。',
    unreachable: '一整天都無法從 Slack 取得。',
  },
};
