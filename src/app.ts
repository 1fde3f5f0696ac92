import { setup } from './branches/commands.js';
import { briefing } from './briefing/commands.js';
import { briefingDrawn } from './briefing/outbox.js';
import { ownLists } from './checklists/commands/own-lists.js';
import { checklists } from './checklists/commands/runs.js';
import { spotWords } from './checklists/messages/habits.js';
import { listWords } from './checklists/messages/words.js';
import { habitsDrawn } from './checklists/outbox/habits.js';
import { photosOfRuns } from './checklists/outbox/photos.js';
import { runDrawn, runNudgeDrawn } from './checklists/outbox/run.js';
import { dayBook } from './day-book/commands.js';
import { writeBook } from './day-book/messages/book.js';
import { bookFileDrawn } from './day-book/outbox.js';
import { hqChannel } from './head-office/commands/channel.js';
import { hq } from './head-office/commands/overview.js';
import { rollUpDrawn } from './head-office/outbox/roll-up.js';
import { rollUpFileDrawn } from './head-office/outbox/workbook.js';
import { nextTellingAt } from './head-office/store/head-office.js';
import { help } from './home/commands/help.js';
import { home } from './home/commands/home.js';
import { router, waiting } from './home/commands/route.js';
import { troubleDrawn, troubleOverDrawn } from './outages/outbox.js';
import { join } from './people/commands.js';
import { joinDrawn, joinedDrawn } from './people/outbox.js';
import type { Db } from './platform/database/db.js';
import type { Log } from './platform/log.js';
import { createCatalogue } from './platform/outbox/catalogue.js';
import type { MessageDefinition } from './platform/outbox/message.js';
import { createPace } from './platform/outbox/pace.js';
import { createPump } from './platform/outbox/pump.js';
import { postbox } from './platform/outbox/slack.js';
import { nextMessageAt } from './platform/outbox/store/outbox.js';
import { createFetching } from './platform/photos/fetch.js';
import { photoRefusedFor } from './platform/photos/outbox.js';
import type { PhotoOwner } from './platform/photos/owner.js';
import { nextPhotoAt } from './platform/photos/store.js';
import { createHeartbeat } from './platform/schedule/heartbeat.js';
import { nextDueAt } from './platform/schedule/store.js';
import type { Feature } from './platform/slack/asked.js';
import { boltApp, type Identity, linkIn, type Receiver } from './platform/slack/bolt.js';
import { filesAtSlack } from './platform/slack/files.js';
import { interactionClient } from './platform/slack/interaction.js';
import { listen } from './platform/slack/listen.js';
import { boltLogger } from './platform/slack/logger.js';
import { learnNames } from './platform/slack/profile.js';
import type { WallClock } from './platform/time/wall-clock.js';
import { createWork, everyStep } from './platform/work.js';
import { records } from './records/commands/card.js';
import { exporting } from './records/commands/export.js';
import { finding } from './records/commands/find.js';
import { logging } from './records/commands/log.js';
import { reading } from './records/commands/reading.js';
import { cardDrawn, eventDrawn } from './records/outbox/card.js';
import { exportDrawn } from './records/outbox/export.js';
import { nudgeDrawn } from './records/outbox/nudge.js';
import { photosOfRecords } from './records/outbox/photos.js';
import { dayWords } from './reports/commands/day-words.js';
import { reportDecisions } from './reports/commands/decisions.js';
import { reportFiles } from './reports/commands/files.js';
import { reports } from './reports/commands/reports.js';
import { wordsNudgeDrawn } from './reports/outbox/day-words.js';
import { reportFileDrawn, reportPicturesDrawn } from './reports/outbox/files.js';
import { reportDrawn } from './reports/outbox/report.js';
import { editRoster } from './roster/commands/edit-roster.js';
import { helpWanted } from './roster/commands/help-wanted.js';
import { leave } from './roster/commands/leave.js';
import { roster } from './roster/commands/roster.js';
import { swap } from './roster/commands/swap.js';
import { handsDrawn, handsOnTheWayDrawn } from './roster/outbox/help-wanted.js';
import { absenceBackDrawn, absenceDrawn, absenceMineDrawn } from './roster/outbox/leave.js';
import { rosterGapsDrawn } from './roster/outbox/roster.js';
import { swapDrawn, swapToldDrawn } from './roster/outbox/swap.js';
import { awayOn } from './roster/store/roster.js';
import { settings } from './settings/commands/settings.js';
import { unpublishedDrawn } from './settings/outbox.js';
import { timetable } from './timetable/commands.js';

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

/** What photos can be given for. */
const photoOwners: readonly PhotoOwner[] = [photosOfRecords, photosOfRuns];

/** Everything that is sent, a line each; how each looks is in the outbox of its module. */
export const messages: readonly MessageDefinition[] = [
  cardDrawn,
  eventDrawn,
  nudgeDrawn,
  exportDrawn,
  rosterGapsDrawn,
  absenceDrawn,
  absenceMineDrawn,
  absenceBackDrawn,
  swapDrawn,
  swapToldDrawn,
  handsDrawn,
  handsOnTheWayDrawn,
  runDrawn,
  runNudgeDrawn,
  habitsDrawn,
  joinDrawn,
  joinedDrawn,
  reportDrawn,
  reportPicturesDrawn,
  reportFileDrawn,
  wordsNudgeDrawn,
  unpublishedDrawn,
  rollUpDrawn,
  rollUpFileDrawn,
  bookFileDrawn,
  briefingDrawn,
  troubleDrawn,
  troubleOverDrawn,
  photoRefusedFor(photoOwners),
];
export const catalogue = createCatalogue(messages);

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
      catalogue,
      awayOn: (branchId, date) => awayOn(db, branchId, date),
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
  const photos = createFetching({ db, clock, log, files, owners: photoOwners, work: (job) => work.run(job) });
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
    /**
     * Opens the connection to Slack, and begins. Once that is open nothing ends this: a beat that fails is told, and comes again.
     * @param options.heartbeat false where somebody else beats: a test, or the hand that moves the sandbox's clock.
     * @throws what Slack says where it does not open the connection; `stop` ends what was begun.
     */
    async start(options: { heartbeat?: boolean } = {}) {
      await bolt.start();
      if (options.heartbeat === false) return;
      pump.start();
      heartbeat.start();
      await heartbeat.beat().catch((error: unknown) => log.error({ err: error }, 'a beat failed'));
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
    /** No new intake; what has begun is finished, within the deadline. Also where `start` failed, or was never called. */
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
