import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Config } from '../../config.js';
import { type Running, start } from '../../main.js';
import { type Log, openLog } from '../../platform/log.js';
import { postbox } from '../../platform/outbox/slack.js';
import { linkIn } from '../../platform/slack/bolt.js';
import { boltLogger } from '../../platform/slack/logger.js';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.js';
import { createTrialClock, type TrialClock } from './clock.js';
import { colleagues } from './colleagues.js';
import { trialKey } from './key.js';
import { keepTime, remember } from './remembered.js';
import { tellAgain } from './tell-again.js';
import { workspace } from './workspace.js';

const keepEveryMs = 5_000;

/**
 * The trial: a Slack workspace of its own with a page to see it, three branches with their last eight weeks, and the
 * bot itself. The page is at the configured port; health and metrics are at any free one.
 * @throws Error where the port is taken or the database holds a real workspace; DatabaseError.
 */
export async function startDemo(
  config: Extract<Config, { mode: 'sandbox' }>,
  log: Log,
): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = join(config.dataDir, 'trial');
  const keys = config.keys ?? { current: await trialKey(folder) };
  const clock = createTrialClock(new Date());
  // While old messages are posted again, the workspace stamps them with their own time.
  let stamped: Date | null = null;
  const sandbox = await openPage(config.port, { ...clock, now: () => stamped ?? clock.now() });
  try {
    const quiet = config.logLevel === 'info' ? openLog('warn') : log;
    const { apiUrl: slackApiUrl, botToken, appToken } = sandbox;
    const { databaseUrl, logLevel, production, wordsDir } = config;
    const running = await start(
      {
        mode: 'socket',
        port: 0,
        dataDir: folder,
        logLevel,
        production,
        slackApiUrl,
        botToken,
        appToken,
        keys,
        ...(databaseUrl ? { databaseUrl } : {}),
        ...(wordsDir ? { wordsDir } : {}),
      },
      {
        clock,
        log: quiet,
        // No pace: nobody is flooded here.
        paceMs: 0,
        heartbeat: false,
        prepare: async (db) => clock.begin(await remember(db, new Date())),
      },
    );
    const { app, db, port } = running;
    await tellAgain({
      db,
      postbox: postbox({ token: botToken, slackApiUrl, logger: boltLogger(quiet) }),
      now: clock.now(),
      link: linkIn({ url: `${sandbox.url}/` }),
      stamp(at) {
        stamped = at;
      },
    });
    stamped = null;
    await app.settle();
    clock.drive(app, (now) => keepTime(db, now), colleagues({ db, clock, log }));
    app.heartbeat.start();
    const keeping = setInterval(() => {
      keepTime(db, clock.now()).catch((error: unknown) => log.error({ err: error }, 'the time was not kept'));
    }, keepEveryMs);
    console.log(welcome(sandbox.url, port, databaseUrl ? 'the database of DATABASE_URL' : resolve(folder)));
    return {
      url: sandbox.url,
      async stop() {
        clearInterval(keeping);
        await end(running, sandbox, clock);
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function openPage(port: number, clock: Pick<TrialClock, 'now' | 'advanceTo'>): Promise<Sandbox> {
  const manifest = parse(await readFile(new URL('../../../manifest.yml', import.meta.url), 'utf8'));
  try {
    // All scopes are granted, so that photos, for example, can be tried.
    const { bot: scopes } = manifest.oauth_config.scopes;
    return await startSandbox({ manifest, workspace, port, clock, scopes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken by another program. Choose one with PORT, such as PORT=3001 npm start`,
    );
  }
}

async function end({ app, db, stop }: Running, sandbox: Sandbox, clock: TrialClock): Promise<void> {
  await app.heartbeat.stop();
  await keepTime(db, clock.now());
  await stop();
  await sandbox.close();
}

function welcome(url: string, healthPort: number, data: string): string {
  const [first] = workspace.users;
  return [
    '',
    `  Lobby is ready to be tried. Open ${url}`,
    '',
    '  A trial without Slack: the page stands for it, and everybody on it is made up.',
    `  You begin as ${first?.realName} (${first?.title}); at the top right you become somebody else,`,
    '  and at the top left you move the clock. To log something, type /lobby in a channel.',
    '  In a step of up to two hours everything waits for you; in a longer one your colleagues go on with their work.',
    '',
    `  Data     ${data}`,
    `  Health   http://127.0.0.1:${healthPort}/readyz`,
    '  Stop     Ctrl+C; the next start goes on from there',
    '',
  ].join('\n');
}
