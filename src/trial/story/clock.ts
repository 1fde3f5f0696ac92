import { MINUTE } from '../../platform/time/durations.js';

/** What the clock needs of the bot: when the next thing is due, and a way to have it done. */
export interface Lived {
  nextAt(): Promise<Date | null>;
  settle(): Promise<void>;
}

export type Company = (from: Date, to: Date) => Promise<Lived | null>;

export interface TrialClock {
  now(): Date;
  /**
   * Moves on to a time, in steps from one thing that is due to the next; a time in the past changes nothing. One jump
   * at a time.
   */
  advanceTo(to: Date): Promise<void>;
  /**
   * Connects the clock to the bot; before this, time runs but cannot be moved.
   * @param company colleagues who act during a jump, always before the bot does; null: nobody does
   */
  drive(bot: Lived, keep: (now: Date) => Promise<void>, company?: Company): void;
  /** Sets the clock, also back: only before anything has happened by it. */
  begin(at: Date): void;
}

/**
 * A clock that runs as real time does, ahead of it by an offset that only grows.
 * @param real milliseconds of a clock that never goes back.
 */
export function createTrialClock(start: Date, real: () => number = () => performance.now()): TrialClock {
  let offset = start.getTime() - real();
  let bot: Lived | null = null;
  let keep: (now: Date) => Promise<void> = async () => {};
  let company: Company = async () => null;
  let jumping: Promise<void> = Promise.resolve();

  const now = () => new Date(Math.floor(real() + offset));
  const set = (to: Date) => {
    offset = Math.max(offset, to.getTime() - real());
  };

  async function jump(lived: Lived, to: Date): Promise<void> {
    await lived.settle();
    const others = await company(now(), to);
    for (;;) {
      const next = earlier(await lived.nextAt(), (await others?.nextAt()) ?? null);
      if (!next || next >= to || now() >= to) break;
      // What is due within one minute is done together at its end. What is overdue is done after another minute has
      // passed.
      const step = next > now() ? Math.ceil(next.getTime() / MINUTE) * MINUTE : now().getTime() + MINUTE;
      set(new Date(Math.min(step, to.getTime())));
      await others?.settle();
      await lived.settle();
      await keep(now());
    }
    set(to);
    await others?.settle();
    await lived.settle();
    await keep(now());
  }

  return {
    now,
    begin(at) {
      offset = at.getTime() - real();
    },
    advanceTo(to) {
      const mine = jumping.then(async () => {
        if (!bot) throw new Error('the bot is not there yet');
        if (to > now()) await jump(bot, to);
      });
      jumping = mine.catch(() => {});
      return mine;
    },
    drive(lived, keeping, others = company) {
      bot = lived;
      keep = keeping;
      company = others;
    },
  };
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);
