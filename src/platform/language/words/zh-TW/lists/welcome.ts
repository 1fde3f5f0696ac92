import type { welcome as english } from '../../en/lists/welcome.js';

export const welcome: typeof english = {
  name: '開門迎賓',
  groups: {
    doors: {
      name: '開門',
      items: { open: '準時開門', posts: '各崗位人員就位', greeted: '首批客戶已迎候、引導' },
    },
  },
};
