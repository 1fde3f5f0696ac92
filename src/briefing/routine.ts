import { oneByOne, type Routine } from '../platform/schedule/routine.js';

/** The morning briefing: 30 minutes before the doors open; of no use after midday (B1). */
export const morning: Routine = {
  name: 'briefing',
  named: 'briefing.name',
  timing: { opening: -30 },
  onClosed: 'skip',
  cutoff: 240,
  carryOut: oneByOne(async (_context, { branch, occurrence: { date, cutoffAt } }) => ({
    says: [
      { view: 'briefing', subject: `${branch.id}/${date}`, target: branch.channel, expiresAt: cutoffAt },
    ],
  })),
};
