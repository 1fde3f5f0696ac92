import { toChannel } from '../platform/outbox/target.js';
import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { keepAttendance } from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { saidFrom } from './store.js';

/**
 * The morning briefing, in which people check in: 15 minutes before they are expected; not worth posting after midday
 * (B1).
 */
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

/** At the end of work, records who was on time, late, missing or away, for everybody's figures of the month (P6). */
export const attendanceKept: Routine = {
  name: 'attendance_kept',
  timing: { workEnd: 0 },
  onClosed: 'skip',
  cutoff: 4320,
  silent: true,
  alone: true,
  carryOut: oneByOne(async ({ tx }, { branch, occurrence: { date } }) => {
    const couldSay = await saidFrom({ prisma: tx }, branch, date);
    // If no briefing was posted, nobody could check in, so nobody counts as missing.
    if (couldSay) await keepAttendance({ tx, branch }, date, couldSay);
    return {};
  }),
};
