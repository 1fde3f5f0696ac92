import { pino } from 'pino';
import { routines } from '../../src/modules.js';
import type { Role } from '../../src/platform/directory/roles.js';
import type { BranchSettings } from '../../src/platform/directory/settings.js';
import { openLog } from '../../src/platform/log.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

/** Nothing comes by itself but reminders: what these tests look at is what people do. */
const quiet = Object.fromEntries(routines.all.map(({ name }) => [name, 'off']));

const hillsideHours = { mon: '10:00-16:00', wed: '10:00-16:00', fri: '10:00-16:00', sat: '10:00-13:00' };
const hillsidePeople: Record<string, Role[]> = {
  [people.eve]: ['lobby_manager', 'rm'],
  [people.ben]: ['branch_head'],
};

/** What one branch keeps of its own; the other has nothing of it. */
const settings = {
  lists: {
    devices: ['ATM 1', 'ATM 2', 'Queue machine'],
    supplies: ['Receipt rolls', 'Pens'],
    products: ['Fund plan', 'Gold'],
    departments: ['Cards', 'Loans'],
    areas: ['Entrance', 'Counters'],
  },
  calls: ['Security desk 110', 'Head office duty line'],
} satisfies BranchSettings & Record<'calls', string[]>;

/** A bank of two branches in two countries and two languages, and everything that the bot writes into its log. */
export async function openBank(): Promise<Bot & { logged: string[] }> {
  const log = openLog('info');
  const logged: string[] = [];
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => logged.push(line) } });
  const bot = await startBot({
    now: '2026-09-14T02:00:00Z',
    log,
    branches: [
      {
        ...riverside,
        people: { ...riverside.people, [people.hua]: ['branch_head', 'emergency_leader'] },
        schedules: quiet,
      },
      {
        ...riverside,
        name: 'Hillside',
        channel: channels.second,
        timezone: 'Europe/London',
        country: 'GB',
        language: 'zh-TW',
        hours: hillsideHours,
        people: hillsidePeople,
        schedules: quiet,
      },
    ],
  });
  const branch = await bot.db.prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } });
  await bot.db.prisma.branch.update({ where: { id: branch.id }, data: { settings: settings as object } });
  return Object.assign(bot, { logged });
}
