import { describe, expect, it } from 'vitest';
import { beginning } from '../../../src/trial/story/beginning.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { createTrialClock } from '../../../src/trial/story/clock.js';

const start = new Date('2026-11-23T09:20:00Z');
const at = (time: string) => new Date(`2026-11-23T${time}Z`);

/** A bot with things to do at given times, which notes when it did them. */
function bot(clock: { now(): Date }, due: Date[]) {
  const done: string[] = [];
  return {
    done,
    nextAt: async () => due[0] ?? null,
    settle: async () => {
      while (due[0] && due[0] <= clock.now()) {
        due.shift();
        done.push(clock.now().toISOString().slice(11, 19));
      }
    },
  };
}

describe('the clock of a trial', () => {
  it('runs with real time from where it begins', () => {
    let real = 5_000;
    const clock = createTrialClock(start, () => real);
    real += 61_000;
    expect(clock.now()).toEqual(at('09:21:01'));
  });

  it('moves from one thing that is due to the next, what falls into one minute together', async () => {
    const clock = createTrialClock(start, () => 0);
    const lived = bot(clock, [at('09:25:00'), at('10:00:10'), at('10:00:40'), at('12:00:00')]);
    const kept: Date[] = [];
    clock.drive(lived, async (now) => void kept.push(now));
    await clock.advanceTo(at('11:00:00'));
    expect(lived.done).toEqual(['09:25:00', '10:01:00', '10:01:00']);
    expect(clock.now()).toEqual(at('11:00:00'));
    expect(kept.at(-1)).toEqual(at('11:00:00'));
  });

  it('lets others act at their own moments, each time before the bot does, where they join a jump', async () => {
    const clock = createTrialClock(start, () => 0);
    const asked: string[] = [];
    const lived = bot(clock, [at('10:00:00')]);
    const others = bot(clock, [at('09:40:30'), at('10:00:00'), at('11:00:00')]);
    const both: string[] = [];
    const noting = (name: string, one: typeof lived) => ({
      nextAt: one.nextAt,
      settle: async () => {
        const before = one.done.length;
        await one.settle();
        for (const time of one.done.slice(before)) both.push(`${name} ${time}`);
      },
    });
    clock.drive(
      noting('bot', lived),
      async () => {},
      async (from, to) => {
        asked.push(`${from.toISOString().slice(11, 16)}-${to.toISOString().slice(11, 16)}`);
        return to > at('09:30:00') ? noting('others', others) : null;
      },
    );
    await clock.advanceTo(at('09:30:00'));
    await clock.advanceTo(at('11:00:00'));
    expect(asked).toEqual(['09:20-09:30', '09:30-11:00']);
    expect(both).toEqual(['others 09:41:00', 'others 10:00:00', 'bot 10:00:00', 'others 11:00:00']);
  });

  it('never goes back', async () => {
    const clock = createTrialClock(start, () => 0);
    clock.drive(bot(clock, []), async () => {});
    await clock.advanceTo(at('08:00:00'));
    expect(clock.now()).toEqual(start);
  });

  it('makes one jump at a time', async () => {
    const clock = createTrialClock(start, () => 0);
    const lived = bot(clock, [at('10:00:00'), at('11:00:00')]);
    clock.drive(lived, async () => {});
    await Promise.all([clock.advanceTo(at('12:00:00')), clock.advanceTo(at('10:30:00'))]);
    expect(clock.now()).toEqual(at('12:00:00'));
    expect(lived.done).toEqual(['10:00:00', '11:00:00']);
  });

  it('does not stand still before something that cannot be done', async () => {
    const clock = createTrialClock(start, () => 0);
    clock.drive({ nextAt: async () => at('09:30:00'), settle: async () => {} }, async () => {});
    await clock.advanceTo(at('09:45:00'));
    expect(clock.now()).toEqual(at('09:45:00'));
  });

  it('says so where there is no bot yet, and can be moved afterwards', async () => {
    const clock = createTrialClock(start, () => 0);
    await expect(clock.advanceTo(at('10:00:00'))).rejects.toThrow('not there yet');
    clock.drive(bot(clock, []), async () => {});
    await clock.advanceTo(at('10:00:00'));
    expect(clock.now()).toEqual(at('10:00:00'));
  });
});

describe('the beginning of a trial', () => {
  const [main] = trialBranches;
  it.each([
    ['a working morning', '2026-11-20T07:00:00Z', '2026-11-20T09:20:00Z'],
    ['a working afternoon: the same morning once more', '2026-11-20T15:30:00Z', '2026-11-20T09:20:00Z'],
    ['a working evening', '2026-11-20T18:00:00Z', '2026-11-23T09:20:00Z'],
    ['a weekend', '2026-11-21T21:00:00Z', '2026-11-23T09:20:00Z'],
    ['the days of Christmas', '2026-12-25T10:00:00Z', '2026-12-29T09:20:00Z'],
    ['summer time', '2026-07-14T06:00:00Z', '2026-07-14T08:20:00Z'],
  ])('on %s', (_, today, begins) => {
    expect(beginning(main, new Date(today))).toEqual(new Date(begins));
  });
});
