import type { Db } from '../database/db.js';
import { branchOf } from '../directory/store/branches.js';
import type { Log } from '../log.js';
import type { Files } from '../slack/files.js';
import { branchCalendar } from '../time/calendar.js';
import { earliestNotifyAt } from '../time/notify.js';
import type { WallClock } from '../time/wall-clock.js';
import { nextTry, type RefusedFor } from './fetching.js';
import { ownedBy, type PhotoOwner } from './owner.js';
import { mostBytes, pictureType } from './picture.js';
import {
  type ExpectedPhoto,
  expectedPhotos,
  type GivenPhoto,
  keepPhoto,
  refusePhoto,
  tryLater,
} from './store.js';

/** Fetches the pictures that people gave, in the background; several processes share the work. */
export interface Fetching {
  /** Fetches what is due, unless it is already doing so. */
  kick(): void;
  /** Stops; what was not fetched is tried again by the next process. */
  stop(): void;
}

interface Parts {
  db: Db;
  clock: WallClock;
  log: Log;
  files: Files;
  /** One for each sort of thing that photos can be given for. */
  owners: readonly PhotoOwner[];
  /** Counts what is under way, so that a stop can wait for it. */
  work(job: () => Promise<void>): Promise<void>;
}

export function createFetching(deps: Parts): Fetching {
  const { db, clock, log } = deps;
  const stopping = new AbortController();
  const stopped = stopping.signal;
  let running = false;
  let wanted = false;

  /** One after another, since each is held in memory as a whole. */
  async function fetchDue(): Promise<void> {
    do {
      wanted = false;
      for (;;) {
        if (stopped.aborted) return;
        const [photo] = await expectedPhotos(db, clock.now(), 1);
        if (!photo) break;
        await fetchOne(deps, photo, stopped);
      }
    } while (wanted);
  }

  const fetching: Fetching = {
    kick() {
      wanted = true;
      if (running || stopped.aborted) return;
      running = true;
      deps
        .work(fetchDue)
        .catch((error: unknown) => log.error({ err: error }, 'photos could not be fetched'))
        .finally(() => {
          running = false;
          if (wanted) fetching.kick();
        });
    },
    stop: () => stopping.abort(),
  };
  return fetching;
}

async function fetchOne(deps: Parts, photo: ExpectedPhoto, stop: AbortSignal): Promise<void> {
  const { db, clock, log, files, owners } = deps;
  const owned = await ownedBy(owners, db, photo.recordId);
  // A newer version that runs beside this one may know what it was given for, so it is left alone.
  if (!owned) return;
  const given = { photo, owned };
  const refuse = (reason: RefusedFor) => refusePhoto({ db, now: clock.now() }, given, reason, clock.now());
  const got = await files.fetch(photo.file, mostBytes, stop);
  if (got.as === 'refused') return refuse(got.reason);
  if (got.as === 'later') {
    log.warn({ photo: photo.id, code: got.code, tries: photo.tries }, 'a photo could not be fetched');
    return putOff(deps, given, got.afterSeconds);
  }
  const type = pictureType(got.bytes);
  if (!type) return refuse('not_picture');
  try {
    await keepPhoto({ db, now: clock.now() }, given, { type, bytes: got.bytes });
  } catch (error) {
    log.error({ err: error, photo: photo.id }, 'a photo could not be kept');
    await putOff(deps, given);
  }
}

/** Tries again later. After a day the photo is given up, and the person who gave it is told during working hours. */
async function putOff(deps: Parts, given: GivenPhoto, afterSeconds?: number): Promise<void> {
  const { db, clock } = deps;
  const { photo } = given;
  const now = clock.now();
  const next = nextTry(photo, now, afterSeconds);
  if (next) return tryLater(db, photo, next);
  const branch = await branchOf(db, photo.branchId);
  const tellAt = branch ? earliestNotifyAt({ calendar: branchCalendar(branch), now }) : now;
  await refusePhoto({ db, now }, given, 'unreachable', tellAt);
}
