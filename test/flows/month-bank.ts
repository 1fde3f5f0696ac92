import { routines } from '../../src/modules.js';
import type { BranchSettings } from '../../src/platform/directory/settings.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { keepHistory } from '../properties/history.js';
import { type Desk, deskOf } from './month-desk.js';

/** Nothing comes by itself but reminders; lists and reports have months of their own elsewhere. */
const quiet = Object.fromEntries(
  routines.all.filter(({ silent }) => !silent).map(({ name }) => [name, 'off']),
);

/** Ada leads in an emergency, Eve is a second relationship manager; Ben heads the branch in London as well. */
const { amy, ben, li, fang, rui, hua, hq, audit, eve, admin: ada } = people;
export const staff = { amy, ben, li, fang, rui, hua, hq, audit, eve, ada };

const settings = {
  lists: {
    devices: ['ATM 1', 'ATM 2', 'Queue machine'],
    supplies: ['Receipt rolls', 'Pens'],
    products: ['Fund plan', 'Gold'],
    departments: ['Cards', 'Loans'],
  },
  calls: ['Security desk', 'Head office duty line'],
} satisfies BranchSettings & Record<'calls', string[]>;

/** One bot for two branches: Riverside in Shanghai, and Thames in London. */
export interface Bank {
  bot: Bot;
  river: Desk;
  thames: Desk;
}

export async function openBank(): Promise<Bank> {
  const bot = await startBot({
    // Monday the 14th of September, half past nine in Shanghai.
    now: '2026-09-14T01:30:00Z',
    branches: [
      {
        ...riverside,
        people: { ...riverside.people, [eve]: ['rm'], [ada]: ['staff', 'emergency_leader'] },
        schedules: quiet,
      },
      {
        ...riverside,
        name: 'Thames',
        channel: channels.second,
        timezone: 'Europe/London',
        country: 'GB',
        people: { [ben]: ['branch_head'], [eve]: ['lobby_manager'], [fang]: ['staff'] },
        schedules: quiet,
      },
    ],
  });
  await bot.db.prisma.branch.update({
    where: { channel: channels.lobby },
    data: { settings: settings as object },
  });
  await keepHistory(bot.db);
  return { bot, river: deskOf(bot, channels.lobby), thames: deskOf(bot, channels.second) };
}
