import type { bulletins as english } from '../en/bulletins.js';

export const bulletins: typeof english = {
  reading: {
    read: '已读',
    noted: '{{code}} 已记为已读。',
    progress: '已读 {{read}}/{{of}} 人',
    who: '阅读情况',
    has: '已读（{{count}}）',
    has_not: '未读（{{count}}）',
    all_branches: '全部网点：已读 {{read}}/{{of}} 人',
    branch: '{{branch}} · {{code}}：已读 {{read}}/{{of}} 人',
    from_hq: '管理部门发往多个网点。',
    yours_not: '这条通知无需您确认。',
  },
  spread: {
    where: '发给哪些网点？',
    here: '仅{{branch}}',
    all: '全部网点（{{count}} 个）',
    some: '下方填写的网点',
    names: '网点名称',
    names_hint: '写部分名称即可，多个用逗号隔开。',
    none: '没有这个名称的网点，请核对。',
    sent: '{{code}} 正在发往 {{count}} 个网点：{{names}}。',
  },
  points: {
    unsigned: '{{list}}：未签字',
    with: '{{name}}负责',
  },
};
