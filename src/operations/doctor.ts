import { ConfigError, type Place, readPlace } from '../config.js';
import { examineBranches } from './doctor/branches.js';
import { examineChannels } from './doctor/channels.js';
import { examineDatabase } from './doctor/database.js';
import type { Finding } from './doctor/finding.js';
import { examinePort } from './doctor/port.js';
import { examineSettings } from './doctor/settings.js';
import { examineSlack } from './doctor/slack.js';
import { examineWords } from './doctor/words.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * `lobby doctor`: checks everything that the bot needs and says what is missing, and how to fix it. It changes
 * nothing.
 * @returns 1 where anything is red.
 */
export async function doctor(
  { say }: Terminal,
  env?: NodeJS.ProcessEnv,
  now = new Date(),
): Promise<ExitCode> {
  let reds = 0;
  for await (const { level, words, cure } of examine(env, now)) {
    say(`${level === 'red' ? 'RED' : level}`.padEnd(6) + words);
    if (cure) say(`      → ${cure}`);
    if (level === 'red') reds++;
  }
  say(reds === 0 ? 'Nothing is red.' : `${reds} red.`);
  return reds === 0 ? 0 : 1;
}

async function* examine(env: NodeJS.ProcessEnv | undefined, now: Date): AsyncGenerator<Finding> {
  const { findings, config } = examineSettings(env);
  yield* findings;
  const port = config && (await examinePort(config.port, config.mode));
  if (port) yield port;

  const place = placeIn(env);
  const words = place && (await examineWords(place));
  if (words) yield words;
  const database = place && (await examineDatabase(place, config, port?.running ?? false, now));
  if (database) yield* database.findings;
  if (database?.seen) yield* examineBranches(database.seen.branches, now);

  if (!config || config.mode === 'sandbox') return;
  const slack = await examineSlack(config);
  yield* slack.findings;
  if (database?.seen && slack.scopes.length > 0)
    yield* await examineChannels(database.seen.branches, database.seen.refused, {
      apiUrl: config.slackApiUrl,
      token: config.botToken,
      scopes: slack.scopes,
    });
}

/**
 * Where the data is, even where other settings are wrong; undefined where these settings are wrong, which was
 * reported already.
 */
function placeIn(env?: NodeJS.ProcessEnv): Place | undefined {
  try {
    return readPlace(env);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
