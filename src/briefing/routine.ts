import { toChannel } from '../platform/outbox/target.js';
import { oneByOne, type Routine } from '../platform/schedule/routine.js';
import { briefingPage } from './contracts.js';

/** The morning briefing: 30 minutes before the doors open; of no use after midday (B1). */
export const morning: Routine = {
  name: 'briefing',
  named: 'briefing.name',
  timing: { opening: -30 },
  onClosed: 'skip',
  cutoff: 240,
  carryOut: oneByOne(async (_context, { branch, occurrence: { date, cutoffAt } }) => ({
    messages: [
      briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel), { expiresAt: cutoffAt }),
    ],
  })),
};
