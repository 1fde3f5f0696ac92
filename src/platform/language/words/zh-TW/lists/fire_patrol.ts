import type { firePatrol as english } from '../../en/lists/fire_patrol.js';

export const firePatrol: typeof english = {
  name: '防火巡查',
  groups: {
    ways: {
      name: '逃生動線',
      items: {
        exits: '安全門、逃生通道暢通',
        doors: '防火門關閉，防火鐵捲門下無雜物',
        signs: '出口標示、緊急照明完好',
      },
    },
    equipment: {
      name: '消防設備',
      items: {
        extinguishers: '滅火器在位、完好、取用方便',
        hydrants: '消防栓完好，前方無遮擋',
      },
    },
    sources: {
      name: '火源隱患',
      items: {
        wiring: '用電未超載，線路無過熱、破損',
        heaters: '茶水間、電暖器有人看顧或已斷電',
        flames: '無吸菸、無明火',
      },
    },
  },
};
