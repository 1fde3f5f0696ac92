import type { Db, Tx } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import type { NamedRoutine, Routines } from '../language/routines.js';
import type { OutboxMessage } from '../outbox/message.js';
import { withOwn } from '../time/routine.js';
import type { Occurrence } from './store/occurrences.js';

/** Something that comes by itself, and how it is carried out when its time has come. */
export interface Routine extends NamedRoutine {
  carryOut: CarryOut;
  /** It takes long, and nobody waits for it: each has a transaction of its own, after the rest. */
  alone?: true;
}

/** An occurrence whose time has come and is not over, in its branch. */
export interface Due {
  occurrence: Occurrence;
  branch: Branch;
}

/** What an occurrence is carried out with. */
export interface Carrying {
  /** For what follows, and what is sealed; whatever is written is written in the transaction. */
  db: Db;
  tx: Tx;
  now: Date;
  routines: Routines;
  /** Whether forms may ask for photos: the bot has the scope to read files. */
  takesPhotos: boolean;
  /** Whether the bot has the scope to send files. */
  sendsFiles: boolean;
}

/** What an occurrence came to. */
export interface Carried {
  /** What is to be said. */
  messages?: OutboxMessage[];
  /** The id of what it made. */
  subjectId?: string;
}

/**
 * Carries out all these occurrences in the transaction. Routines that share the function are given to it together, so that it
 * can read at once what it needs for all of them.
 * @returns what each came to, in the order in which they were given; null: it stays as it is, for another to carry out
 * @throws where one of them cannot be carried out; then each is tried in a transaction of its own
 */
export type CarryOut = (context: Carrying, due: readonly Due[]) => Promise<(Carried | null)[]>;

/** Carries out one occurrence after the other. */
export const oneByOne =
  (carry: (context: Carrying, due: Due) => Promise<Carried>): CarryOut =>
  async (context, due) => {
    const all: Carried[] = [];
    for (const one of due) all.push(await carry(context, one));
    return all;
  };

/**
 * The routines that branches have made themselves, and their own rules for others, by the branches' ids: one of the name of
 * another takes its place. Branches that have none are not here.
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

/** Every routine that there is, with those that branches have made themselves. */
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

/** What is to be done once branches have been planned. @throws where one of them cannot; then each is planned alone */
export type AfterPlanning = (db: Db, branches: readonly Branch[], now: Date) => Promise<void>;
