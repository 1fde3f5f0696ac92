import type { welcome as english } from '../../en/lists/welcome.js';

export const welcome: typeof english = {
  name: '开门迎客',
  groups: {
    doors: {
      name: '开门',
      items: { open: '准时开门', posts: '各岗位人员就位', greeted: '首批客户已迎候、引导' },
    },
  },
};
