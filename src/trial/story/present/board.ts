import { runOf } from '../../../checklists/module.js';
import { AlreadyDone, type Db } from '../../../platform/database/db.js';
import type { Log } from '../../../platform/log.js';
import { Refusal } from '../../../platform/refusal.js';
import { toRecord } from '../../../records/module.js';
import { NobodyThere } from '../life/crew.js';
import { goOnWithList } from './lists.js';
import type { Intent, Place } from './place.js';
import { goOnWithPlaybook } from './playbooks.js';
import { goOnWith } from './records.js';
import { weekOf } from './week.js';

/** What the people of the branches are about to do. */
export interface Board {
  /**
   * Looks at everything that is open, or closed with a limit still running. @returns when the first intent is due,
   * which may be in the past
   */
  look(): Promise<Date | null>;
  /** Carries out all intents up to and including that time, in order, with those that follow from them. */
  doUntil(now: Date): Promise<void>;
}

interface Parts {
  db: Db;
  log: Log;
  places: readonly Place[];
  /** The Mondays of the weeks that the jump touches. */
  mondays: readonly string[];
  /** Events outside this span are left out. */
  from: Date;
  to: Date;
}

export async function createBoard({ db, log, places, mondays, from, to }: Parts): Promise<Board> {
  const byBranch = new Map(places.map((place) => [place.branch.id, place]));
  const branchId = { in: [...byBranch.keys()] };
  const known = new Map<string, Intent | null>();
  /** The key of an intent. */
  const keys = new WeakMap<Intent, string>();
  const leftAlone = new Set<string>();
  let board: Intent[] = [];
  let news: Intent[] = [];
  for (const place of places)
    for (const monday of mondays)
      news.push(...((await unlessNobody(monday, () => weekOf(place, monday))) ?? []));
  news = news.filter(({ at }) => at > from && at <= to);

  /** null where a branch has nobody for it, since the visitor may have changed its people. */
  async function unlessNobody<T>(about: string, ask: () => T | Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NobodyThere)) throw error;
      log.warn({ about, err: error }, 'nobody of the trial is there for this');
      return null;
    }
  }

  /** What somebody intends to do with a record or list; decided once per version. */
  async function intended(
    { id, version, branchId }: { id: string; version: number; branchId: string },
    ask: (place: Place) => Intent | null | Promise<Intent | null>,
  ): Promise<Intent[]> {
    const place = byBranch.get(branchId);
    if (!place || leftAlone.has(id)) return [];
    const key = `${id} ${version}`;
    if (!known.has(key)) isKnownAs(key, await unlessNobody(id, () => ask(place)));
    const intent = known.get(key);
    return intent ? [intent] : [];
  }

  function isKnownAs(key: string, intent: Intent | null): void {
    known.set(key, intent);
    if (intent) keys.set(intent, key);
  }

  async function carryOut(intent: Intent): Promise<Intent | null> {
    try {
      return await intent.does();
    } catch (error) {
      if (error instanceof AlreadyDone) return null;
      if (!(error instanceof Refusal || error instanceof NobodyThere)) throw error;
      log.warn({ about: intent.about, err: error }, 'somebody of the trial could not do what they wanted');
      leftAlone.add(intent.about);
      return null;
    }
  }

  return {
    async look() {
      const owed = await db.prisma.clock.findMany({
        where: { branchId, subject: 'record', stoppedAt: null },
        select: { subjectId: true },
      });
      const records = await db.prisma.record.findMany({
        where: { branchId, OR: [{ closedAt: null }, { id: { in: owed.map(({ subjectId }) => subjectId) } }] },
      });
      const open = records.filter(({ closedAt }) => !closedAt).map(({ id }) => id);
      // Playbooks of closed records stay as they were left.
      const runs = await db.prisma.run.findMany({
        where: {
          branchId,
          status: { in: ['open', 'settled'] },
          OR: [{ recordId: null }, { recordId: { in: open } }],
        },
        select: { id: true, version: true, branchId: true },
      });
      board = [...news];
      for (const row of records)
        board.push(...(await intended(row, (place) => goOnWith(place, toRecord(row)))));
      for (const row of runs)
        board.push(
          ...(await intended(row, async (place) => {
            const run = await runOf(db, row.id);
            if (!run) return null;
            return run.recordId ? goOnWithPlaybook(place, run) : goOnWithList(place, run);
          })),
        );
      return earliest(board)?.at ?? null;
    },
    async doUntil(now) {
      for (let next = earliest(board); next && next.at <= now; next = earliest(board)) {
        const done = next;
        news = news.filter((one) => one !== done);
        const then = await carryOut(done);
        // If it changed nothing, it is not repeated; the person goes on with their next intent.
        const key = keys.get(done);
        if (key !== undefined) isKnownAs(key, then);
        board = [...board.filter((one) => one !== done), ...(then ? [then] : [])];
      }
    },
  };
}

const earliest = (board: readonly Intent[]): Intent | null =>
  board.reduce<Intent | null>((first, one) => (first && first.at <= one.at ? first : one), null);
