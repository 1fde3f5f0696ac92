import type { lost as english } from '../../en/kinds/lost.js';

export const lost: typeof english = {
  name: '失物',
  many: '失物',
  about: '拾到物品，或客户遗失物品',
  example: '#拾到 填单台上有一把黑色雨伞',
  summary: '是什么物品？',
  fields: {
    what: { label: '拾到还是遗失', options: { found: '拾到', missed: '遗失' } },
    place: { label: '地点' },
    kept_at: { label: '保管处' },
    customer: { label: '失主' },
    contact: { label: '失主联系方式' },
    photos: { label: '照片' },
    claimant: { label: '领取人' },
    proof: { label: '核实方式' },
    handed_to: { label: '移交给' },
    reason: { label: '理由' },
  },
  statuses: {
    kept: '保管中',
    sought: '寻找中',
    returned: '已归还',
    handed_in: '已移交',
    disposed: '已处置',
    not_found: '未找到',
  },
  moves: {
    find: { label: '已找到', did: '已找到' },
    return: { label: '归还失主', did: '已归还失主' },
    hand_in: { label: '移交', did: '已移交' },
    dispose: { label: '处置', did: '已处置' },
    give_up: { label: '停止寻找', did: '已停止寻找' },
    reopen: { label: '重新处理', did: '已转为重新处理' },
    seek_again: { label: '继续寻找', did: '已转为继续寻找' },
  },
};
