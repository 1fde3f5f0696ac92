import { briefing } from './commands/briefing.js';
import { checklists } from './commands/checklists.js';
import { dayBook } from './commands/day-book.js';
import { dayWords } from './commands/daylog.js';
import { editRoster } from './commands/edit-roster.js';
import { exporting } from './commands/export.js';
import { finding } from './commands/find.js';
import { help } from './commands/help.js';
import { helpWanted } from './commands/help-wanted.js';
import { home } from './commands/home.js';
import { hq } from './commands/hq.js';
import { hqChannel } from './commands/hq-channel.js';
import { join } from './commands/join.js';
import { leave } from './commands/leave.js';
import { ownLists } from './commands/lists.js';
import { logging } from './commands/log.js';
import { reading } from './commands/reading.js';
import { records } from './commands/records.js';
import { reportDecisions } from './commands/report-decisions.js';
import { reportFiles } from './commands/report-files.js';
import { reports } from './commands/reports.js';
import { roster } from './commands/roster.js';
import { router, waiting } from './commands/route.js';
import { timetable } from './commands/schedule.js';
import { settings } from './commands/settings.js';
import { setup } from './commands/setup.js';
import { swap } from './commands/swap.js';
import type { Db } from './database/db.js';
import { nextTellingAt } from './database/head-office.js';
import { nextMessageAt } from './database/outbox.js';
import { nextPhotoAt } from './database/photos.js';
import { nextDueAt } from './database/schedule.js';
import { createPace } from './delivery/pace.js';
import { createPump } from './delivery/pump.js';
import { postbox } from './delivery/slack.js';
import type { Log } from './log.js';
import { listWords } from './messages/checklists/words.js';
import { writeBook } from './messages/day-book/book.js';
import { spotWords } from './messages/habits.js';
import { createHeartbeat } from './schedule/heartbeat.js';
import type { Feature, WallClock } from './slack/asked.js';
import { boltApp, type Identity, linkIn, type Receiver } from './slack/bolt.js';
import { filesAtSlack } from './slack/files.js';
import { interactionClient } from './slack/interaction.js';
import { listen } from './slack/listen.js';
import { boltLogger } from './slack/logger.js';
import { createFetching } from './slack/photos.js';
import { learnNames } from './slack/profile.js';
import { createWork } from './work.js';

/** The conversations that people can have with Lobby, a line each. */
export const features: readonly Feature[] = [
  records, // log, take, move, note, hand over, edit, look
  logging, // log from anywhere: shortcuts
  reading, // what must be read, and who has
  finding, // what is open, what is mine; by number, words, kind, person, time
  exporting, // what was found, as a file
  dayBook, // the sealed book of a day
  checklists, // tick, findings, sign
  ownLists, // what a branch makes of its lists
  briefing, // the morning's page, "I'm here"
  dayWords, // what the lobby manager says of a day
  reports, // the week and the month, also of the past
  reportFiles, // the same as a workbook
  reportDecisions, // what a report asks to be decided
  hq, // all branches at a glance, for head office
  roster, // who works when
  editRoster, // filling it
  leave, // away, and who grants it
  swap, // one's shift for another's
  helpWanted, // extra hands for the lobby, now
  timetable, // what comes by itself, and when
  setup, // make a channel a branch
  hqChannel, // or head office's own
  settings, // what a branch sets for itself
  join, // be let into a branch
  home, // App Home
  help, // the menu
];

export interface Parts {
  db: Db;
  clock: WallClock;
  log: Log;
  receiver: Receiver;
  identity: Identity;
  slackApiUrl: string;
  /** Milliseconds between two posts in a channel; Slack wants a second. */
  paceMs?: number;
  /** Milliseconds between two posts in all, of all processes on the database; absent: a tenth of `paceMs`. */
  postEveryMs?: number;
  /** Names this process among others on the same database. */
  owner?: string;
  /** Told how every message ended, for the metrics. */
  ended?(view: string, as: string): void;
  /** Told when a request of Slack's was acknowledged. */
  acked?(kind: string, seconds: number): void;
  /** Told of every call that Slack did not take, by its code and method. */
  retried?(code: string, method: string | null): void;
}

export type LobbyApp = ReturnType<typeof createApp>;

/** So many requests at once are a rush. */
const manyAtOnce = 10;

/** Puts the bot together. Nothing happens before `start`, or before a test sends something. */
export function createApp(parts: Parts) {
  const { db, clock, log, receiver, identity, slackApiUrl } = parts;
  const link = linkIn(identity);
  const logger = boltLogger(log);
  const work = createWork(() => pump.kick());
  const pump = createPump(
    {
      db,
      clock,
      log,
      postbox: postbox({ token: identity.botToken, slackApiUrl, logger }),
      pace: createPace(parts.paceMs ?? 1_000, parts.postEveryMs),
      owner: parts.owner ?? crypto.randomUUID(),
      canRead: identity.scopes.some((scope) => scope === 'channels:history' || scope === 'groups:history'),
      link,
      ...(parts.ended ? { ended: parts.ended } : {}),
      ...(parts.retried ? { retried: parts.retried } : {}),
    },
    () => work.count() > manyAtOnce,
  );
  const interaction = interactionClient({ token: identity.botToken, slackApiUrl, logger });
  const files = filesAtSlack({ token: identity.botToken, slackApiUrl, logger });
  const photos = createFetching({ db, clock, log, files, work: (job) => work.run(job) });
  const heartbeat = createHeartbeat({
    db,
    clock,
    log,
    words: listWords,
    writeBook,
    proof: { photos: identity.scopes.includes('files:read'), ask: spotWords },
    sendsFiles: identity.scopes.includes('files:write'),
    after: () => {
      pump.kick();
      if (work.count() > 0) return;
      photos.kick();
      work
        .run(() => learnNames({ db, interaction, log, clock }))
        .catch((error: unknown) => log.error({ err: error }, 'names could not be learnt'));
    },
  });
  const bolt = boltApp({ receiver, identity, slackApiUrl, log, acked: parts.acked });
  const all = [...features, waiting(features)];
  listen(bolt, all, {
    db,
    clock,
    log,
    link,
    interaction,
    files,
    takesPhotos: identity.scopes.includes('files:read'),
    sendsFiles: identity.scopes.includes('files:write'),
    photosGiven: () => photos.kick(),
    work: (job) => work.run(job),
    route: router(all),
  });

  return {
    heartbeat,
    work,
    /** @param options.heartbeat false where somebody else beats: a test, or the hand that moves the sandbox's clock. */
    async start(options: { heartbeat?: boolean } = {}) {
      await bolt.start();
      if (options.heartbeat === false) return;
      pump.start();
      heartbeat.start();
      await heartbeat.beat();
    },
    /** When the next thing is due: an occurrence, a rung of a ladder, a message, a photo to fetch. */
    async nextAt(): Promise<Date | null> {
      const times = await Promise.all([nextDueAt(db), nextMessageAt(db), nextPhotoAt(db), nextTellingAt(db)]);
      const [first] = times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime());
      return first ?? null;
    },
    /** Everything that is due now, done and sent. */
    async settle() {
      await work.idle();
      await heartbeat.beat();
      await work.idle();
      await pump.drain();
      await work.idle();
    },
    /** No new intake; what has begun is finished, within the deadline. */
    async stop(withinMs = 10_000) {
      await bolt.stop();
      await heartbeat.stop();
      photos.stop();
      const finished = await work.idle(withinMs);
      await pump.stop();
      if (!finished) log.warn('some requests were still under way at the end');
    },
  };
}
