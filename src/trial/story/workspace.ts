import type { PersonSeed, WorkspaceSeed } from '../sandbox/sandbox.js';

type Place = Pick<PersonSeed, 'locale' | 'tz'>;

const person = (
  place: Place,
  id: string,
  { name, realName }: { name: string; realName: string },
  title: string,
): PersonSeed => ({
  id,
  name,
  realName,
  title,
  ...place,
});

const london: Place = { locale: 'en-GB', tz: 'Europe/London' };
const shanghai: Place = { locale: 'zh-CN', tz: 'Asia/Shanghai' };
const taipei: Place = { locale: 'zh-TW', tz: 'Asia/Taipei' };

/** The page begins as the first of these, who may do most of what can be done. */
export const riversidePeople: PersonSeed[] = [
  person(london, 'U01GRACE', { name: 'grace', realName: 'Grace Holloway' }, 'Lobby manager, Riverside'),
  person(london, 'U02SAM', { name: 'sam', realName: 'Sam Okafor' }, 'Lobby staff, Riverside'),
  person(london, 'U03PRIYA', { name: 'priya', realName: 'Priya Nair' }, 'Lobby staff, Riverside'),
  person(london, 'U04TOM', { name: 'tom', realName: 'Tom Ashby' }, 'Lobby staff, Riverside'),
  person(london, 'U05HELEN', { name: 'helen', realName: 'Helen Marsh' }, 'Duty supervisor, Riverside'),
  person(london, 'U06OWEN', { name: 'owen', realName: 'Owen Price' }, 'Relationship manager, Riverside'),
  person(london, 'U07LEILA', { name: 'leila', realName: 'Leila Haddad' }, 'Relationship manager, Riverside'),
  person(london, 'U08MARTIN', { name: 'martin', realName: 'Martin Keane' }, 'Branch head, Riverside'),
];

export const xujiahuiPeople: PersonSeed[] = [
  person(shanghai, 'U11LIN', { name: 'lin', realName: '林晓雯' }, '大堂经理 · 徐家汇支行'),
  person(shanghai, 'U12ZHAO', { name: 'zhao', realName: '赵一凡' }, '大堂员工 · 徐家汇支行'),
  person(shanghai, 'U13TANG', { name: 'tang', realName: '唐雨欣' }, '大堂员工 · 徐家汇支行'),
  person(shanghai, 'U14QIAN', { name: 'qian', realName: '钱文博' }, '大堂员工 · 徐家汇支行'),
  person(shanghai, 'U15XU', { name: 'xu', realName: '徐建华' }, '运营主管 · 徐家汇支行'),
  person(shanghai, 'U16SHEN', { name: 'shen', realName: '沈佳宁' }, '客户经理 · 徐家汇支行'),
  person(shanghai, 'U17GU', { name: 'gu', realName: '顾明远' }, '客户经理 · 徐家汇支行'),
  person(shanghai, 'U18LU', { name: 'lu', realName: '陆静' }, '网点负责人 · 徐家汇支行'),
];

export const daanPeople: PersonSeed[] = [
  person(taipei, 'U21CHEN', { name: 'chen', realName: '陳怡安' }, '大堂經理 · 大安分行'),
  person(taipei, 'U22WU', { name: 'wu', realName: '吳柏宇' }, '大堂人員 · 大安分行'),
  person(taipei, 'U23HSU', { name: 'hsu', realName: '許雅婷' }, '大堂人員 · 大安分行'),
  person(taipei, 'U24LIAO', { name: 'liao', realName: '廖俊廷' }, '大堂人員 · 大安分行'),
  person(taipei, 'U25HUANG', { name: 'huang', realName: '黃淑芬' }, '營運主管 · 大安分行'),
  person(taipei, 'U26TSAI', { name: 'tsai', realName: '蔡承翰' }, '理財經理 · 大安分行'),
  person(taipei, 'U27KUO', { name: 'kuo', realName: '郭詩涵' }, '理財經理 · 大安分行'),
  person(taipei, 'U28YANG', { name: 'yang', realName: '楊國棟' }, '網點負責人 · 大安分行'),
];

export const headOffice = person(
  london,
  'U31DIANA',
  { name: 'diana', realName: 'Diana Frost' },
  'Head office: sees all branches',
);
export const auditor = person(
  london,
  'U32VICTOR',
  { name: 'victor', realName: 'Victor Lindqvist' },
  'Auditor: reads all, changes nothing',
);
const others: PersonSeed[] = [
  {
    ...person(
      london,
      'U33ADA',
      { name: 'ada', realName: 'Ada Whitfield' },
      'Slack administrator: may set branches up',
    ),
    isAdmin: true,
  },
  person(london, 'U34NEIL', { name: 'neil', realName: 'Neil Barrow' }, 'On no branch’s list'),
];

export const channels = {
  riverside: 'C01RIVERSIDE',
  xujiahui: 'C02XUJIAHUI',
  daan: 'C03DAAN',
  general: 'C09GENERAL',
};

const ids = (people: readonly PersonSeed[]) => people.map(({ id }) => id);
const everywhere = [headOffice, auditor, ...others];

/** A bank's Slack with three branches, and a channel that belongs to no branch. */
export const workspace: WorkspaceSeed = {
  team: { id: 'T01HARBOUR', name: 'Harbour Bank (trial)', domain: 'harbour-bank' },
  users: [...riversidePeople, ...xujiahuiPeople, ...daanPeople, headOffice, auditor, ...others],
  channels: [
    { id: channels.riverside, name: 'riverside', members: ids([...riversidePeople, ...everywhere]) },
    { id: channels.xujiahui, name: 'xujiahui', members: ids([...xujiahuiPeople, ...everywhere]) },
    { id: channels.daan, name: 'daan', members: ids([...daanPeople, ...everywhere]) },
    {
      id: channels.general,
      name: 'general',
      members: ids([...riversidePeople, ...xujiahuiPeople, ...daanPeople, ...everywhere]),
    },
  ],
};
