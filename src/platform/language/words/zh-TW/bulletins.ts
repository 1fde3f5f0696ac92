import type { bulletins as english } from '../en/bulletins.js';

export const bulletins: typeof english = {
  reading: {
    read: '已讀',
    noted: '{{code}} 已記為已讀。',
    progress: '已讀 {{read}}/{{of}} 人',
    who: '閱讀情形',
    has: '已讀（{{count}}）',
    has_not: '未讀（{{count}}）',
    all_branches: '全部網點：已讀 {{read}}/{{of}} 人',
    branch: '{{branch}} · {{code}}：已讀 {{read}}/{{of}} 人',
    from_hq: '管理部門發往多個網點。',
    yours_not: '這則通知不需您確認。',
  },
  spread: {
    where: '要發給哪些網點？',
    here: '僅{{branch}}',
    all: '全部網點（{{count}} 個）',
    some: '下方填寫的網點',
    names: '網點名稱',
    names_hint: '填寫部分名稱即可，多個以逗號分隔。',
    none: '沒有這個名稱的網點，請核對。',
    sent: '{{code}} 正發往 {{count}} 個網點：{{names}}。',
  },
  points: {
    unsigned: '{{list}}：尚未簽核',
    with: '{{name}}負責',
  },
};
