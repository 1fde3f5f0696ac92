import type { Catalogue } from '../index.js';

export const photos: Catalogue['photos'] = {
  coming: '{{count}} 张接收中',
  alt: '{{code}} 的照片 {{number}}，{{name}} 于 {{when}} 提供',
  fetching: '正在从 Slack 接收',
  not_drawn: '此处无法显示这张照片。',
  open: '在 Slack 中打开',
  left: '这张照片已不在 Slack 中，Lobby 留有加密副本。',
  earlier_one: '另有 {{count}} 张较早的照片未在此显示。',
  earlier_other: '另有 {{count}} 张较早的照片未在此显示。',
  not_kept: '{{branch}} {{code}} 的一张照片未能保存：{{reason}}',
  again: '可在卡片的“{{edit}}”中重新添加。',
  refused: {
    too_big: '超过 {{most}}，请换一张较小的。',
    not_picture: '文件不是照片，只接收 {{types}}。',
    gone: '尚未接收就已在 Slack 中删除。',
    unreachable: '一整天都未能从 Slack 取得。',
  },
};
