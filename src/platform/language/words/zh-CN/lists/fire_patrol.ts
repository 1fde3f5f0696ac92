import type { firePatrol as english } from '../../en/lists/fire_patrol.js';

export const firePatrol: typeof english = {
  name: '防火巡查',
  groups: {
    ways: {
      name: '疏散通道',
      items: {
        exits: '安全出口、疏散通道畅通',
        doors: '防火门关闭，防火卷帘下无杂物',
        signs: '疏散标志、应急照明完好',
      },
    },
    equipment: {
      name: '消防器材',
      items: {
        extinguishers: '灭火器在位、完好、取用方便',
        hydrants: '消火栓完好，前方无遮挡',
      },
    },
    sources: {
      name: '火源隐患',
      items: {
        wiring: '用电无超载，线路无发热、裸露',
        heaters: '茶水间、取暖器有人看管或已断电',
        flames: '无吸烟、无明火',
      },
    },
  },
};
