import { route } from './home/module.js';
import { awayOn, catalogue, features, nextTimes, photoOwners, routines, schedule } from './modules.js';
import type { Db } from './platform/database/db.js';
import type { Log } from './platform/log.js';
import { createPace } from './platform/outbox/pace.js';
import { createPump } from './platform/outbox/pump.js';
import { postbox } from './platform/outbox/slack.js';
import { nextMessageAt } from './platform/outbox/store/outbox.js';
import { createFetching } from './platform/photos/fetch.js';
import { nextPhotoAt } from './platform/photos/store.js';
import { createHeartbeat } from './platform/schedule/heartbeat.js';
import { nextDueAt } from './platform/schedule/store/occurrences.js';
import { boltApp, type Identity, linkIn, type Receiver } from './platform/slack/bolt.js';
import { filesAtSlack } from './platform/slack/files.js';
import { interactionClient } from './platform/slack/interaction.js';
import { listen } from './platform/slack/listen.js';
import { boltLogger } from './platform/slack/logger.js';
import { learnNames } from './platform/slack/profile.js';
import type { WallClock } from './platform/time/wall-clock.js';
import { createWork, everyStep } from './platform/work.js';

export interface Parts {
  db: Db;
  clock: WallClock;
  log: Log;
  receiver: Receiver;
  identity: Identity;
  slackApiUrl: string;
  /** Milliseconds between two posts in a channel; Slack wants a second. */
  paceMs?: number;
  /** Milliseconds between two posts to any channel, over all processes on the database; absent: a tenth of `paceMs`. */
  postEveryMs?: number;
  /** Names this process among others on the same database. */
  owner?: string;
  /** Called with how every message ended, for the metrics. */
  ended?(view: string, as: string): void;
  /** Called when a request of Slack was acknowledged, with the seconds that it took. */
  acked?(kind: string, seconds: number): void;
  /** Called for every call that Slack refused, with the error code and the method. */
  retried?(code: string, method: string | null): void;
}

export type LobbyApp = ReturnType<typeof createApp>;

/** With more requests than this under way, sending messages waits a little. */
const manyAtOnce = 10;

/** Assembles the bot. Nothing happens before `start`, or before a request comes in. */
export function createApp(deps: Parts) {
  const { db, clock, log, receiver, identity, slackApiUrl } = deps;
  const link = linkIn(identity);
  const may = {
    takesPhotos: identity.scopes.includes('files:read'),
    sendsFiles: identity.scopes.includes('files:write'),
  };
  const logger = boltLogger(log);
  const work = createWork(() => pump.kick());
  const pump = createPump(
    {
      db,
      clock,
      log,
      postbox: postbox({ token: identity.botToken, slackApiUrl, logger }),
      catalogue,
      awayOn: (branchId, date) => awayOn(db, branchId, date),
      pace: createPace(deps.paceMs ?? 1_000, deps.postEveryMs),
      owner: deps.owner ?? crypto.randomUUID(),
      canRead: identity.scopes.some((scope) => scope === 'channels:history' || scope === 'groups:history'),
      link,
      routines,
      sendsFiles: may.sendsFiles,
      ...(deps.ended ? { ended: deps.ended } : {}),
      ...(deps.retried ? { retried: deps.retried } : {}),
    },
    () => work.count() > manyAtOnce,
  );
  const interaction = interactionClient({ token: identity.botToken, slackApiUrl, logger });
  const files = filesAtSlack({ token: identity.botToken, slackApiUrl, logger });
  const photos = createFetching({ db, clock, log, files, owners: photoOwners, work: (job) => work.run(job) });
  const heartbeat = createHeartbeat({
    db,
    clock,
    log,
    ...schedule,
    ...may,
    after: () => {
      pump.kick();
      if (work.count() > 0) return;
      photos.kick();
      work
        .run(() => learnNames({ db, interaction, log, clock }))
        .catch((error: unknown) => log.error({ err: error }, 'names could not be learnt'));
    },
  });
  const bolt = boltApp({ receiver, identity, slackApiUrl, log, acked: deps.acked });
  listen(bolt, features, {
    db,
    clock,
    log,
    link,
    interaction,
    files,
    routines,
    ...may,
    photosGiven: () => photos.kick(),
    work: (job) => work.run(job),
    route,
  });

  return {
    heartbeat,
    work,
    /**
     * Connects to Slack and starts working. Once connected, nothing stops it: a beat that fails is logged, and the
     * next one follows.
     * @param options.heartbeat false where the caller beats itself: a test, or the trial, which moves the clock.
     * @throws Slack's error where it refuses the connection; call `stop` then to end what was started.
     */
    async start(options: { heartbeat?: boolean } = {}) {
      await bolt.start();
      if (options.heartbeat === false) return;
      pump.start();
      heartbeat.start();
      await heartbeat.beat().catch((error: unknown) => log.error({ err: error }, 'a beat failed'));
    },
    /**
     * When the next thing is due: an occurrence, a step of a limit, a message, a photo to fetch, or something of a
     * module.
     */
    async nextAt(): Promise<Date | null> {
      const asked = [nextDueAt, nextMessageAt, nextPhotoAt, ...nextTimes];
      const times = await Promise.all(asked.map((next) => next(db)));
      const [first] = times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime());
      return first ?? null;
    },
    /** Carries out and sends everything that is due now. */
    async settle() {
      await work.idle();
      await heartbeat.beat();
      await work.idle();
      await pump.drain();
      await work.idle();
    },
    /**
     * Accepts nothing more and finishes what has begun, within the deadline. Can also be called where `start` failed,
     * or was never called.
     */
    stop: (withinMs = 10_000) =>
      everyStep([
        () => bolt.stop(),
        () => heartbeat.stop(),
        () => photos.stop(),
        async () => {
          if (!(await work.idle(withinMs))) log.warn('some requests were still under way at the end');
        },
        () => pump.stop(),
      ]),
  };
}
