import type { settlement as english } from '../../en/lists/settlement.js';

export const settlement: typeof english = {
  name: '日清日結',
  groups: {
    counters: {
      name: '已開櫃檯',
      items: {
        counter_1: '1號櫃溢短款，未滿1元以1元計',
        counter_2: '2號櫃溢短款，未滿1元以1元計',
        counter_3: '3號櫃溢短款，未滿1元以1元計',
        counter_4: '4號櫃溢短款，未滿1元以1元計',
        counter_5: '5號櫃溢短款，未滿1元以1元計',
        counter_6: '6號櫃溢短款，未滿1元以1元計',
      },
    },
    books: {
      name: '帳務',
      items: {
        every_counter: '已開櫃檯全數結帳',
        vouchers: '傳票齊全，與交易明細相符',
        pending: '當日業務全數辦結',
      },
    },
    supervisor: {
      name: '主管覆核',
      items: { spot_check: '已抽查一個櫃檯', no_difference: '無未查清的溢短款' },
    },
  },
};
