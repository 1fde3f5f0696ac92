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
  /** The port of health, metrics and, in HTTP mode, Slack's requests. */
  port: number;
  stop(): Promise<void>;
}

/** The configuration of a bot that talks to Slack, over HTTP or Socket Mode. */
export type Connected = Exclude<Config, { mode: 'sandbox' }>;

/** What the trial and tests may replace. */
export interface Overrides {
  clock?: WallClock;
  log?: Log;
  paceMs?: number;
  /** Names this process among others on the same database. */
  owner?: string;
  /** Called before the first beat; the trial fills the database then. */
  prepare?(db: Db): Promise<void>;
  heartbeat?: boolean;
}

/**
 * Opens the database, connects to Slack, and starts the bot.
 * @throws DatabaseError, SealError, or Slack's error; nothing stays open then, and posts that were under way are
 * finished.
 */
export async function start(
  config: Connected & { keys: SealKeys },
  overrides: Overrides = {},
): Promise<Running> {
  const log = overrides.log ?? openLog(config.logLevel);
  const clock = overrides.clock ?? { now: () => new Date() };
  await loadWords(config, log);
  const opened = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    log,
  });
  // Closes what was opened, in reverse order: no new requests, then the posts under way, then the database.
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
    await overrides.prepare?.(db);
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
      ...(overrides.paceMs === undefined ? {} : { paceMs: overrides.paceMs }),
      ...(overrides.owner === undefined ? {} : { owner: overrides.owner }),
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
    // Connections are closed only after all requests were answered.
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
    await app.start({ heartbeat: overrides.heartbeat ?? true });
    endings.push(() => token.stop());
    token.start();
    log.info({ team: identity.team, mode: config.mode, port }, 'ready');
    return { app, db, port, stop };
  } catch (error) {
    await stop().catch((failure: unknown) => log.error({ err: failure }, 'the end was not clean'));
    throw error;
  }
}

/** Milliseconds that starting may still take after a stop signal: it may be waiting for Slack without end. */
const startingMs = 10_000;

/**
 * Runs until SIGTERM or SIGINT, which may also come while it starts. An uncaught error is logged and the bot goes on:
 * a failing socket must not end it.
 */
export async function run(begin: () => Promise<{ stop(): Promise<void> }>, log: Log): Promise<void> {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody caught this'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'nobody caught this'));
  // The signals are handled from the beginning, since one may come before it is ready.
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
 * The whole process: the bot, or the trial where no SLACK_… setting is there, until it is told to stop.
 * @throws ConfigError, Problem where there is no trial, DatabaseError, SealError, or Slack's error
 */
export async function main(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  if (config.mode !== 'sandbox') return run(() => start(config, { log }), log);
  const { startDemo } = await loadTrial();
  return run(() => startDemo(config, log), log);
}

/** Loads the trial, which is part of a checkout only: an installed package does not have it. @throws Problem */
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

/** Whether Node was started with this file; also through a symbolic link, such as `current` to the newest version. */
function isProgram(file = process.argv[1]): boolean {
  return file !== undefined && existsSync(file) && realpathSync(file) === fileURLToPath(import.meta.url);
}

if (isProgram())
  main().catch((error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  });
