import { toChannel } from '../platform/outbox/target.js';
import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { keepAttendance } from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { saidFrom } from './store.js';

/** The morning briefing, in which people say that they are here: 15 minutes before they are expected; of no use after midday (B1). */
export const morning: Routine = {
  name: 'briefing',
  named: 'briefing.name',
  timing: { arrival: -15 },
  onClosed: 'skip',
  cutoff: 270,
  carryOut: oneByOne(async (_context, { branch, occurrence: { date, cutoffAt } }) => ({
    messages: [
      briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel), { expiresAt: cutoffAt }),
    ],
  })),
};

/** When work ends it is kept who was there in time, late, missing or away, for the month of each (P6). */
export const attendanceKept: Routine = {
  name: 'attendance_kept',
  timing: { workEnd: 0 },
  onClosed: 'skip',
  cutoff: 4320,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx }, { branch, occurrence: { date } }) => {
    const couldSay = await saidFrom({ prisma: tx }, branch, date);
    // Where nobody could say that they are there, nobody is called missing.
    if (couldSay) await keepAttendance({ tx, branch }, date, couldSay);
    return {};
  }),
};
