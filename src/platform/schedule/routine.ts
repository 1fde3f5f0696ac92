import type { Db, Tx } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import type { NamedRoutine, Routines } from '../language/routines.js';
import type { OutboxMessage } from '../outbox/message.js';
import { withOwn } from '../time/routine.js';
import type { Occurrence } from './store/occurrences.js';

/** Something that happens at set times, and how it is carried out then. */
export interface Routine extends NamedRoutine {
  carryOut: CarryOut;
  /** It takes long and is not urgent: each occurrence has a transaction of its own, after the others. */
  alone?: true;
}

/** An occurrence that is due and not too late, with its branch. */
export interface Due {
  occurrence: Occurrence;
  branch: Branch;
}

/** What carrying out an occurrence is given. */
export interface Carrying {
  /** For followers and sealing only; everything is written in the transaction. */
  db: Db;
  tx: Tx;
  now: Date;
  routines: Routines;
  /** Whether forms may ask for photos: the bot has the scope to read files. */
  takesPhotos: boolean;
  /** Whether the bot has the scope to send files. */
  sendsFiles: boolean;
}

/** The result of an occurrence. */
export interface Carried {
  /** Messages to send. */
  messages?: OutboxMessage[];
  /** The id of what it made. */
  subjectId?: string;
}

/**
 * Carries out all these occurrences in the transaction. Occurrences of all routines that share this function are
 * passed together, so that it can read what it needs for all of them at once.
 * @returns the result of each, in the order given; null: it is left for another process to carry out
 * @throws where one of them cannot be carried out; then each is tried in a transaction of its own
 */
export type CarryOut = (context: Carrying, due: readonly Due[]) => Promise<(Carried | null)[]>;

/** Makes a `CarryOut` that carries out one occurrence after another. */
export const oneByOne =
  (carry: (context: Carrying, due: Due) => Promise<Carried>): CarryOut =>
  async (context, due) => {
    const all: Carried[] = [];
    for (const one of due) all.push(await carry(context, one));
    return all;
  };

/**
 * Routines that branches have made themselves, and their versions of shipped routines, which replace those of the
 * same name; by the ids of the branches. Branches without any are left out.
 */
export type OwnRoutines = (
  db: { prisma: Tx },
  branchIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly Routine[]>>;

/** What a module adds to the schedule. */
export interface RoutineSource {
  routines?: readonly Routine[];
  ownRoutines?: OwnRoutines;
}

/** All shipped routines, and access to those that branches have made themselves. */
export interface RoutineBook extends Routines {
  readonly all: readonly Routine[];
  find(name: string): Routine | undefined;
  own: OwnRoutines;
  /** All routines of a branch with these of its own. */
  withOwn(own: readonly Routine[]): Routine[];
}

/** @throws where two routines have the same name */
export function createRoutines(sources: readonly RoutineSource[]): RoutineBook {
  const all = sources.flatMap(({ routines }) => routines ?? []);
  const byName = new Map(all.map((routine) => [routine.name, routine]));
  if (byName.size < all.length) throw new Error('two routines have the same name');
  const owns = sources.flatMap(({ ownRoutines }) => ownRoutines ?? []);
  return {
    all,
    find: (name) => byName.get(name),
    silent: new Set(all.filter(({ silent }) => silent).map(({ name }) => name)),
    withOwn: (own) => withOwn(all, own),
    async own(db, branchIds) {
      const found = new Map<string, readonly Routine[]>();
      for (const own of owns)
        for (const [id, routines] of await own(db, branchIds))
          found.set(id, [...(found.get(id) ?? []), ...routines]);
      return found;
    },
  };
}

/** What a module does after branches have been planned. @throws where it fails for any; then each is planned alone */
export type AfterPlanning = (db: Db, branches: readonly Branch[], now: Date) => Promise<void>;
