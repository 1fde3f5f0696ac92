import { pino } from 'pino';
import type { LobbyApp } from '../../src/app.js';
import { saveBranches } from '../../src/branches/store/save.js';
import { type Running, start } from '../../src/main.js';
import type { Db } from '../../src/platform/database/db.js';
import { makeKey } from '../../src/platform/database/seal.js';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import { keepProfile } from '../../src/platform/directory/store/people.js';
import { openLog } from '../../src/platform/log.js';
import {
  type Sandbox,
  type SignedRequests,
  startSandbox,
  type WorkspaceSeed,
} from '../../src/trial/sandbox/sandbox.js';
import { allScopes, manifest, StoppedClock } from '../bot.js';
import { openTestDatabase } from '../platform/database/image.js';
import { type Desk, openDesk } from './desk.js';
import { entries as usual, workspace as usualWorkspace } from './people.js';

/** A bank whose bot is reached over HTTP, as from the internet. */
export interface HostileBank {
  sandbox: Sandbox;
  /** What the sandbox sent, latest last. */
  requests: SignedRequests;
  db: Db;
  app: LobbyApp;
  clock: StoppedClock;
  /** The bot's address, without a slash at the end. */
  url: string;
  /** Where response URLs lead that the test makes up. */
  desk: Desk;
  logged: string[];
  /** Puts branches and people back to what they were. */
  restore(): Promise<void>;
  until(then: string): Promise<void>;
  close(): Promise<void>;
}

/** Whom the bank has instead of the usual people; and Slack's patience with the bot, in real time. */
export interface HostileOptions {
  entries?: Record<string, BranchEntry>;
  workspace?: WorkspaceSeed;
  ackMs?: number;
  wall?: () => number;
}

export async function openHostileBank(options: HostileOptions = {}): Promise<HostileBank> {
  const { entries = usual, workspace = usualWorkspace, ...patience } = options;
  const clock = new StoppedClock('2026-11-16T00:00:00Z');
  // On a server a copy of its own; the embedded one the bot opens itself.
  const server = process.env.TEST_DATABASE_URL ? await openTestDatabase() : null;
  let running: Running | undefined;
  const sandbox = await startSandbox({
    manifest,
    workspace,
    clock,
    scopes: [...allScopes],
    ...patience,
    idle: async () => running?.app.settle(),
  });
  const log = openLog('info');
  const logged: string[] = [];
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => logged.push(line) } });
  const fill = (db: Db) =>
    saveBranches(db, Object.values(entries), 'test', new Date(clock.now().getTime() - 1000));
  const started = await start(
    {
      mode: 'http',
      botToken: sandbox.botToken,
      signingSecret: sandbox.signingSecret,
      slackApiUrl: sandbox.apiUrl,
      dataDir: 'memory',
      logLevel: 'info',
      port: 0,
      production: false,
      keys: { current: makeKey() },
      ...(server?.url ? { databaseUrl: server.url } : {}),
    },
    {
      clock,
      log,
      paceMs: 0,
      heartbeat: false,
      async prepare(db) {
        await fill(db);
        for (const { id, realName, locale } of workspace.users)
          await keepProfile(db, id, { name: realName, locale: locale ?? 'en-US' }, clock.now());
      },
    },
  );
  running = started;
  const { db, app } = started;
  const url = `http://127.0.0.1:${started.port}`;
  const requests = sandbox.deliverTo({ requestUrl: `${url}/slack/events` });
  const desk = await openDesk();
  return {
    sandbox,
    requests,
    db,
    app,
    clock,
    url,
    desk,
    logged,
    restore: async () => void (await fill(db)),
    async until(then) {
      const end = new Date(then);
      for (;;) {
        const next = await app.nextAt();
        if (!next || next >= end) break;
        if (next > clock.now()) clock.set(next);
        else clock.forward(1);
        await app.settle();
      }
      clock.set(end);
      await app.settle();
    },
    async close() {
      await started.stop();
      await desk.close();
      await sandbox.close();
      await server?.close();
    },
  };
}
