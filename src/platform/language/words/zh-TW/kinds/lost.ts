import type { lost as english } from '../../en/kinds/lost.js';

export const lost: typeof english = {
  name: '失物',
  many: '失物',
  about: '拾獲物品，或客戶遺失物品',
  example: '#拾獲 填單台上有一把黑色雨傘',
  summary: '是什麼物品？',
  fields: {
    what: { label: '拾獲或遺失', options: { found: '拾獲', missed: '遺失' } },
    place: { label: '地點' },
    kept_at: { label: '保管處' },
    customer: { label: '失主' },
    contact: { label: '失主聯絡方式' },
    photos: { label: '照片' },
    claimant: { label: '領取人' },
    proof: { label: '核對方式' },
    handed_to: { label: '移交給' },
    reason: { label: '理由' },
  },
  statuses: {
    kept: '保管中',
    sought: '尋找中',
    returned: '已歸還',
    handed_in: '已移交',
    disposed: '已處置',
    not_found: '未尋獲',
  },
  moves: {
    find: { label: '已尋獲', did: '已尋獲' },
    return: { label: '歸還失主', did: '已歸還失主' },
    hand_in: { label: '移交', did: '已移交' },
    dispose: { label: '處置', did: '已處置' },
    give_up: { label: '停止尋找', did: '已停止尋找' },
    reopen: { label: '重新處理', did: '已改為重新處理' },
    seek_again: { label: '繼續尋找', did: '已改為繼續尋找' },
  },
};
