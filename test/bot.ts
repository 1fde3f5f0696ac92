import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { createApp, type LobbyApp } from '../src/app.js';
import { saveBranches } from '../src/branches/store/save.js';
import { followers } from '../src/modules.js';
import { type Db, dbOf } from '../src/platform/database/db.js';
import { createSeal, makeKey } from '../src/platform/database/seal.js';
import type { BranchEntry } from '../src/platform/directory/branch.js';
import { keepProfile } from '../src/platform/directory/store/people.js';
import { type Log, openLog } from '../src/platform/log.js';
import { identify } from '../src/platform/slack/bolt.js';
import { type SocketReceiver, socketReceiver } from '../src/platform/slack/socket.js';
import { type Sandbox, startSandbox, type WorkspaceSeed } from '../src/trial/sandbox/sandbox.js';
import { openTestDatabase, type TestDatabase } from './platform/database/image.js';

export const manifest = parse(
  readFileSync(fileURLToPath(new URL('../manifest.yml', import.meta.url)), 'utf8'),
);

/** The scopes that the manifest asks for, and those among them that nobody may refuse. */
export const allScopes: readonly string[] = manifest.oauth_config.scopes.bot;
export const neededScopes: readonly string[] = allScopes.filter(
  (scope) => !manifest.oauth_config.scopes.bot_optional.includes(scope),
);

/** A time that stands still until a test moves it. */
export class StoppedClock {
  #now: Date;
  constructor(now: string) {
    this.#now = new Date(now);
  }
  now(): Date {
    return new Date(this.#now);
  }
  set(now: string | Date): void {
    this.#now = new Date(now);
  }
  forward(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * 60_000);
  }
}

export const people = {
  amy: 'U01AMY',
  ben: 'U02BEN',
  li: 'U03LI',
  fang: 'U04FANG',
  rui: 'U05RUI',
  hua: 'U06HUA',
  hq: 'U07HQ',
  audit: 'U08AUDIT',
  eve: 'U09EVE',
  admin: 'U10ADMIN',
} as const;
export const channels = { lobby: 'C0LOBBY', second: 'C0SECOND', plain: 'C0PLAIN' } as const;

const person = (id: string, name: string, realName: string, more: object = {}) => ({
  id,
  name,
  realName,
  tz: 'Asia/Shanghai',
  ...more,
});

export const workspace: WorkspaceSeed = {
  team: { id: 'T0BANK', name: 'Harbour Bank' },
  users: [
    person(people.amy, 'amy', 'Amy Chen', { locale: 'en-GB' }),
    person(people.ben, 'ben', 'Ben Wu', { locale: 'en-US' }),
    person(people.li, 'li', 'Li Na', { locale: 'zh-CN' }),
    person(people.fang, 'fang', 'Fang Min', { locale: 'en-US' }),
    person(people.rui, 'rui', 'Rui Zhao', { locale: 'en-US' }),
    person(people.hua, 'hua', 'Hua Sun', { locale: 'en-US' }),
    person(people.hq, 'hq', 'Head Office', { locale: 'zh-TW' }),
    person(people.audit, 'audit', 'An Auditor', { locale: 'en-US' }),
    person(people.eve, 'eve', 'Eve Stranger', { locale: 'en-US' }),
    person(people.admin, 'admin', 'Ada Min', { locale: 'en-US', isAdmin: true }),
  ],
  channels: [
    { id: channels.lobby, name: 'riverside', members: Object.values(people) },
    { id: channels.second, name: 'hillside', members: Object.values(people) },
    { id: channels.plain, name: 'plain', members: Object.values(people) },
  ],
};

/** A branch in Shanghai, from nine to five on weekdays. */
export const riverside: BranchEntry = {
  name: 'Riverside',
  channel: channels.lobby,
  timezone: 'Asia/Shanghai',
  language: 'en',
  country: 'CN',
  hours: {
    mon: '09:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-17:00',
    thu: '09:00-17:00',
    fri: '09:00-17:00',
  },
  people: {
    [people.amy]: ['staff'],
    [people.ben]: ['staff'],
    [people.li]: ['lobby_manager'],
    [people.fang]: ['duty_supervisor'],
    [people.rui]: ['rm'],
    [people.hua]: ['branch_head'],
    [people.hq]: ['hq'],
    [people.audit]: ['auditor'],
  },
  schedules: {},
};

export interface Bot {
  sandbox: Sandbox;
  db: Db;
  database: TestDatabase;
  clock: StoppedClock;
  /** How every message ended: its view, and how. */
  ended: [string, string][];
  /** Stops the bot and starts another on the same database. */
  restart(): Promise<void>;
  /** Lets what is held or rested by the database's own time run out: messages in doubt, and pauses that Slack asked for. */
  lapse(): Promise<void>;
  /** Moves the time on, from one thing that is due to the next, as time itself would. */
  until(then: string): Promise<void>;
  close(): Promise<void>;
}

export interface BotOptions {
  now?: string;
  branches?: BranchEntry[];
  scopes?: string[];
  database?: TestDatabase;
  key?: string;
  log?: Log;
  workspace?: WorkspaceSeed;
  /** Milliseconds between two posts in a channel; none where nobody asks. */
  paceMs?: number;
  /** Milliseconds in which the bot has to acknowledge, default Slack's. */
  ackMs?: number;
}

/** The whole bot on a fresh database, in a workspace of its own; only Slack's wire and the clock are not the real ones. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const clock = new StoppedClock(options.now ?? '2026-11-16T02:00:00Z');
  const database = options.database ?? (await openTestDatabase());
  const db = dbOf(database, createSeal(options.key ?? makeKey()), followers);
  let app: LobbyApp | undefined;
  let receiver: SocketReceiver | undefined;
  const sandbox = await startSandbox({
    manifest,
    workspace: options.workspace ?? workspace,
    clock,
    ...(options.scopes ? { scopes: options.scopes } : {}),
    ...(options.ackMs ? { ackMs: options.ackMs } : {}),
    idle: async () => {
      await app?.settle();
      // A long jump of the clock keeps the one thread from answering its own pings, and the sockets are made anew.
      for (let tries = 0; app && receiver?.connected() === 0 && tries < 100; tries++) await sleep(50);
    },
  });
  const log = options.log ?? openLog(process.env.TEST_LOG ?? 'silent');
  await saveBranches(db, options.branches ?? [riverside], 'test', new Date(clock.now().getTime() - 1000));
  for (const { id, realName, locale } of (options.workspace ?? workspace).users)
    await keepProfile(db, id, { name: realName, locale: locale ?? 'en-US' }, clock.now());
  const { apiUrl: slackApiUrl, appToken, botToken } = sandbox;
  const ended: [string, string][] = [];

  const begin = async () => {
    receiver = socketReceiver({ appToken, slackApiUrl, log });
    app = createApp({
      db,
      clock,
      log,
      identity: await identify(botToken, slackApiUrl, log),
      slackApiUrl,
      receiver,
      paceMs: options.paceMs ?? 0,
      ended: (view, as) => ended.push([view, as]),
    });
    await app.start({ heartbeat: false });
    await app.settle();
  };
  await begin();
  return {
    sandbox,
    db,
    database,
    clock,
    ended,
    async until(then) {
      const end = new Date(then);
      for (;;) {
        const next = await app?.nextAt();
        if (!next || next >= end) break;
        if (next > clock.now()) clock.set(next);
        else clock.forward(1);
        await app?.settle();
      }
      clock.set(end);
      await app?.settle();
    },
    async lapse() {
      await db.prisma.outbox.updateMany({
        where: { state: { in: ['claimed', 'sending', 'unknown'] }, settledAt: null },
        data: { leaseUntil: new Date(0) },
      });
      await db.prisma.pace.updateMany({ data: { pausedUntil: new Date(0) } });
    },
    async restart() {
      await app?.stop();
      app = undefined;
      await begin();
    },
    async close() {
      await app?.stop();
      await sandbox.close();
      await database.close();
    },
  };
}
