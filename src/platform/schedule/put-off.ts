import type { Db } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import type { Log } from '../log.js';
import { branchCalendar, type Calendar } from '../time/calendar.js';
import { MINUTE } from '../time/durations.js';
import { forgetPutOff, keepPutOff, sweepPutOff } from './store/put-offs.js';

/**
 * A sort of thing that can fail by itself: `branch` (its times cannot be read, so that nothing of it can be planned
 * and no step taken), `planning`, `occurrence`, `clock`, and those that heartbeat jobs of modules name.
 */
export type What = string;

/** One thing that could not be carried out; `cause` says why. */
export class Undone extends Error {
  override readonly name = 'Undone';
  constructor(
    readonly what: What,
    readonly row: string,
    words: string,
    cause: unknown,
  ) {
    super(words, { cause });
  }
}

/** Several things that could not be carried out; thrown after the rest was done. */
export class SomeUndone extends AggregateError {
  override readonly name = 'SomeUndone';
  override readonly errors: Undone[];
  constructor(
    errors: readonly Undone[],
    /** Whether anything is left that was not tried yet. */
    readonly more: boolean,
  ) {
    super(errors, 'some of what was due could not be carried out');
    this.errors = [...errors];
  }
}

/** The ids of a sort that are left alone now, because they failed before. */
export type PutOff = (what: What) => readonly string[];

const nothing: PutOff = () => [];

/** Carries things out one by one, so that one that fails stops no other. */
export interface EachAlone {
  /** The ids that are left alone: put off before, or failed just now. */
  except(what: What): string[];
  /** Runs the job unless its row is left alone. @returns whether it succeeded */
  attempt(what: What, row: string, words: string, job: () => Promise<unknown>): Promise<boolean>;
  failed(undone: Undone): void;
  /** @returns `more`. @throws SomeUndone where anything failed */
  end(more: boolean): boolean;
}

export function eachAlone(putOff: PutOff = nothing): EachAlone {
  const undone: Undone[] = [];
  const alone: EachAlone = {
    except: (what) => [...putOff(what), ...undone.filter((one) => one.what === what).map(({ row }) => row)],
    async attempt(what, row, words, job) {
      if (alone.except(what).includes(row)) return false;
      try {
        await job();
        return true;
      } catch (error) {
        alone.failed(error instanceof Undone ? error : new Undone(what, row, words, error));
        return false;
      }
    },
    failed(one) {
      if (!undone.some(({ what, row }) => what === one.what && row === one.row)) undone.push(one);
    },
    end(more) {
      if (undone.length > 0) throw new SomeUndone(undone, more);
      return more;
    },
  };
  return alone;
}

/** The branch's calendar. @throws Undone for the whole branch, where its zone, hours or days cannot be read */
export function calendarOf(branch: Branch): Calendar {
  try {
    return branchCalendar(branch);
  } catch (error) {
    throw new Undone('branch', branch.id, `the times of ${branch.name}`, error);
  }
}

const longestMs = 10 * MINUTE;

/** Two seconds after the first try, then twice as long each time, up to the longest. */
const pauseMs = (tries: number) => Math.min(longestMs, 1000 * 2 ** Math.min(tries, 20));

/** What was put off, by this process. */
export interface PutOffs {
  now: PutOff;
  /** Puts these off, longer each time, and logs each. @throws where the database is away; then nothing is put off */
  add(undone: readonly Undone[]): Promise<void>;
  /** Everything that was due at that time has been tried: whatever did not fail again is forgotten. */
  allTried(by: Date): Promise<void>;
}

/**
 * Only this process puts it off: another, or this one after a restart, may be of a version that can carry it out, and
 * tries it at once. The rows in the database are for `lobby doctor` and the metrics.
 */
export function createPutOffs(parts: { db: Pick<Db, 'prisma'>; clock: { now(): Date }; log: Log }): PutOffs {
  const { db, clock, log } = parts;
  const held = new Map<string, { what: What; row: string; tries: number; again: Date }>();
  const keyOf = ({ what, row }: Pick<Undone, 'what' | 'row'>) => `${what}/${row}`;
  let swept = Number.NEGATIVE_INFINITY;
  return {
    now(what) {
      const now = clock.now();
      return [...held.values()].filter((one) => one.what === what && one.again > now).map(({ row }) => row);
    },
    async add(undone) {
      const now = clock.now();
      const rows = new Map(
        undone.map((one) => {
          const tries = (held.get(keyOf(one))?.tries ?? 0) + 1;
          const again = new Date(now.getTime() + pauseMs(tries));
          return [keyOf(one), { what: one.what, row: one.row, tries, again, error: one }];
        }),
      );
      await keepPutOff(
        db,
        [...rows.values()].map(({ error: _, ...row }) => row),
        now,
      );
      for (const [key, { error, ...row }] of rows) {
        held.set(key, row);
        log.error({ err: error, ...row }, 'put off: it could not be carried out');
      }
    },
    async allTried(by) {
      const over = [...held].filter(([, { again }]) => again <= by);
      if (over.length > 0)
        await forgetPutOff(
          db,
          over.map(([, row]) => row),
        );
      for (const [key] of over) held.delete(key);
      // Rows of processes that are gone.
      if (by.getTime() - swept < longestMs) return;
      await sweepPutOff(db, new Date(by.getTime() - MINUTE));
      swept = by.getTime();
    },
  };
}
