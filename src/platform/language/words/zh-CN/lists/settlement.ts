import type { settlement as english } from '../../en/lists/settlement.js';

export const settlement: typeof english = {
  name: '日清日结',
  groups: {
    counters: {
      name: '已开柜台',
      items: {
        counter_1: '1号柜长短款，不足1元记1元',
        counter_2: '2号柜长短款，不足1元记1元',
        counter_3: '3号柜长短款，不足1元记1元',
        counter_4: '4号柜长短款，不足1元记1元',
        counter_5: '5号柜长短款，不足1元记1元',
        counter_6: '6号柜长短款，不足1元记1元',
      },
    },
    books: {
      name: '账务',
      items: {
        every_counter: '已开柜台全部轧账',
        vouchers: '凭证齐全，与流水相符',
        pending: '当日业务全部办结',
      },
    },
    supervisor: {
      name: '主管复核',
      items: { spot_check: '已抽查一个柜台', no_difference: '无未查清的长短款' },
    },
  },
};
