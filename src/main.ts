import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp, type LobbyApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { followers } from './modules.js';
import { Problem, sentenceOf } from './operations/failure.js';
import { createMetrics, healthServer } from './operations/health/server.js';
import { type Db, dbOf } from './platform/database/db.js';
import { checkKey } from './platform/database/key-check.js';
import { openDatabase } from './platform/database/open.js';
import { createSeal, type SealKeys } from './platform/database/seal.js';
import { loadWords } from './platform/language/load.js';
import { type Log, openLog } from './platform/log.js';
import { endLeases } from './platform/outbox/store/outbox.js';
import { identify } from './platform/slack/bolt.js';
import { httpReceiver } from './platform/slack/http.js';
import { socketReceiver } from './platform/slack/socket.js';
import { watchToken } from './platform/slack/token.js';
import { MINUTE } from './platform/time/durations.js';
import type { WallClock } from './platform/time/wall-clock.js';
import { everyStep } from './platform/work.js';

export interface Running {
  app: LobbyApp;
  db: Db;
  /** The port that health, metrics and, over HTTP, Slack's requests come to. */
  port: number;
  stop(): Promise<void>;
}

/** A bot that talks to Slack, whichever way. */
export type Connected = Exclude<Config, { mode: 'sandbox' }>;

/** What a process may put in the place of the real thing. */
export interface Instead {
  clock?: WallClock;
  log?: Log;
  paceMs?: number;
  /** Names this process among others on the same database. */
  owner?: string;
  /** Called before the first beat: a sandbox fills the database then. */
  prepare?(db: Db): Promise<void>;
  heartbeat?: boolean;
}

/**
 * Opens the database, connects to Slack, and begins.
 * @throws DatabaseError, SealError, or Slack's error; nothing stays open then, and what was being posted is posted.
 */
export async function start(config: Connected & { keys: SealKeys }, instead: Instead = {}): Promise<Running> {
  const log = instead.log ?? openLog(config.logLevel);
  const clock = instead.clock ?? { now: () => new Date() };
  await loadWords(config, log);
  const opened = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    log,
  });
  // What ends each thing that was opened, the last of them first: no new intake, the posts under way, then the database.
  const endings: (() => unknown)[] = [() => opened.close()];
  const stop = () => everyStep(endings.splice(0).reverse());
  try {
    const db = dbOf(opened, createSeal(config.keys), followers);
    await checkKey(db.prisma, db.seal);
    if (opened.kind === 'embedded') {
      await endLeases(db);
      log.info(
        'the embedded database serves one small branch, or a trial; DATABASE_URL names a server for more',
      );
    }
    await instead.prepare?.(db);
    const { slackApiUrl } = config;
    const identity = await identify(config.botToken, slackApiUrl, log);
    const metrics = createMetrics();
    const socket =
      config.mode === 'socket' ? socketReceiver({ appToken: config.appToken, slackApiUrl, log }) : null;
    const http =
      config.mode === 'http'
        ? httpReceiver({ signingSecret: config.signingSecret, log, refused: metrics.refused })
        : null;
    const receiver = socket ?? http;
    const token = watchToken({ token: config.botToken, slackApiUrl, log });
    if (!receiver) throw new Error('no way to Slack');
    const app = createApp({
      db,
      clock,
      log,
      receiver,
      identity,
      slackApiUrl,
      ended: metrics.ended,
      acked: metrics.acked,
      retried(code, method) {
        metrics.retried(code, method);
        token.heard(code);
      },
      ...(config.postsPerMinute === undefined ? {} : { postEveryMs: MINUTE / config.postsPerMinute }),
      ...(instead.paceMs === undefined ? {} : { paceMs: instead.paceMs }),
      ...(instead.owner === undefined ? {} : { owner: instead.owner }),
    });
    const server = healthServer(
      {
        db,
        clock,
        metrics,
        connected: () => (socket ? socket.connected() > 0 : token.reached()),
        connections: () => socket?.connected() ?? null,
        tokenRefused: token.refused,
        lastBeat: app.heartbeat.lastBeat,
        pool: opened.pool,
      },
      http ? (request, response) => http.take(request, response) : undefined,
    );
    // Whoever is still connected is let go only once all is answered.
    endings.push(
      () => server.closeAllConnections(),
      () => app.stop(),
      () => server.close(),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    await app.start({ heartbeat: instead.heartbeat ?? true });
    endings.push(() => token.stop());
    token.start();
    log.info({ team: identity.team, mode: config.mode, port }, 'ready');
    return { app, db, port, stop };
  } catch (error) {
    await stop().catch((failure: unknown) => log.error({ err: failure }, 'the end was not clean'));
    throw error;
  }
}

/** Milliseconds that a start may still take once it is told to stop: it may wait for Slack for ever. */
const startingMs = 10_000;

/** Runs until it is told to stop, also while it starts. A fault that nobody caught is logged, and the bot goes on: a socket must not take it down. */
export async function run(begin: () => Promise<{ stop(): Promise<void> }>, log: Log): Promise<void> {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody caught this'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'nobody caught this'));
  // Heard from the beginning: as soon as it is ready somebody may tell it to stop.
  const beginning = begin();
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      const late = setTimeout(() => process.exit(1), startingMs);
      beginning
        .then((running) => {
          clearTimeout(late);
          return running.stop();
        })
        .then(
          () => process.exit(0),
          (error: unknown) => {
            log.error({ err: error }, 'the end was not clean');
            process.exit(1);
          },
        );
    });
  await beginning;
}

/**
 * The whole process: the bot, or the trial where nothing of Slack is set, until it is told to stop.
 * @throws ConfigError, Problem where there is no trial, DatabaseError, SealError, or what Slack says
 */
export async function main(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  if (config.mode !== 'sandbox') return run(() => start(config, { log }), log);
  const { startDemo } = await loadTrial();
  return run(() => startDemo(config, log), log);
}

/** The one way to the trial, which is part of a checkout: an installed package has the bot alone. @throws Problem */
async function loadTrial() {
  try {
    return await import('./trial/story/demo.js');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Problem(
      'No SLACK_… setting is there, which starts the trial; but the trial is not installed here: it is part of a checkout, after `npm ci`. To start the bot, set what README.md lists under Install.',
      { cause: error },
    );
  }
}

/** Whether Node was started with this file; through a link too, as where `current` points to the newest version. */
function isProgram(file = process.argv[1]): boolean {
  return file !== undefined && existsSync(file) && realpathSync(file) === fileURLToPath(import.meta.url);
}

if (isProgram())
  main().catch((error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  });
