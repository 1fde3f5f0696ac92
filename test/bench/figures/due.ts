import { routines } from '../../../src/modules.js';
import { claim } from '../../../src/platform/outbox/store/outbox.js';
import { settleDue } from '../../../src/platform/schedule/due.js';
import { type Bench, short } from '../figure.js';
import { briefingsDue, network } from '../network.js';

const branchCount = 10_000;
/** As many as a process has on their way at once. */
const sideBySide = 20;

/** The briefings of ten thousand branches come due in the same minute: written into the outbox, and claimed for sending. */
export const due: Bench = {
  figures: ['due.10000_seconds'],
  async run(ground) {
    const home = await ground.copy();
    return home.look(async ({ db }) => {
      const now = new Date();
      await network(branchCount).save(db, now);
      await briefingsDue(db, now);
      const clock = { now: () => now };
      const began = performance.now();
      await settleDue({ db, clock, routines });
      const written = performance.now();
      let claimed = 0;
      let slowest = 0;
      for (;;) {
        const asked = performance.now();
        const rows = await claim(db, { owner: 'bench', now, limit: sideBySide, busy: [], pace: null });
        slowest = Math.max(slowest, performance.now() - asked);
        claimed += rows.length;
        if (rows.length === 0) break;
      }
      const ended = performance.now();
      if (claimed !== branchCount) throw new Error(`${claimed} were claimed, not ${branchCount}`);
      const seconds = (ms: number) => `${short(ms / 1000)} s`;
      return [
        {
          name: 'due.10000_seconds',
          value: (ended - began) / 1000,
          unit: 's',
          bar: 10,
          direction: 'less',
          database: ground.name,
          beside: `written in ${seconds(written - began)}, claimed by ${sideBySide} in ${seconds(ended - written)}, the slowest claim ${short(slowest)} ms`,
        },
      ];
    });
  },
};
