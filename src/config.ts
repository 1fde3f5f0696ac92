import { z } from 'zod';
import { createSeal, type SealKeys } from './platform/database/seal.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the data is, and how much the log says; all that the commands at the terminal need which never talk to Slack. */
export interface Place {
  /** A PostgreSQL server; absent: the database embedded in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  logLevel: string;
  /** A bank's own words, `<language>/*.json`; absent: ours. */
  wordsDir?: string;
}

interface Common extends Place {
  /** So many posts Slack takes in a workspace, of all processes together; absent: what it grants everybody. */
  postsPerMinute?: number;
  /** Of health, of metrics and of Slack's requests; 0 is any free one. */
  port: number;
  production: boolean;
  /** Ends with a slash. */
  slackApiUrl: string;
}

/**
 * - `sandbox`: no Slack at all; `keys` only where LOBBY_KEY is set, else the sandbox keeps one of its own;
 * - `socket`: Slack over Socket Mode;
 * - `http`: Slack sends its requests to `/slack/events`.
 */
export type Config =
  | (Common & { mode: 'sandbox'; keys?: SealKeys })
  | (Common & { mode: 'socket'; botToken: string; appToken: string; keys: SealKeys })
  | (Common & { mode: 'http'; botToken: string; signingSecret: string; keys: SealKeys });

/** A setting that is missing or wrong; `words` say what it is for, never what it holds. */
export interface SettingFault {
  setting: string;
  words: string;
}

/** All that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly SettingFault[]) {
    super(
      ['These settings need a look:', ...faults.map(({ setting, words }) => `  ${setting}: ${words}`)].join(
        '\n',
      ),
    );
  }
}

const purposes = {
  bot: 'the Bot User OAuth Token (xoxb-…), from "OAuth & Permissions" of the Slack app',
  app: 'for Socket Mode: an app-level token (xapp-…) with connections:write, from "Basic Information"',
  secret: 'for HTTP instead of Socket Mode: the Signing Secret, from "Basic Information"',
  key: 'the key that seals private fields, 32 bytes in base64; `node dist/cli.js key` makes one. Keep a copy: without it they are lost',
};

const isKey = (text: string) => {
  try {
    return Boolean(createSeal(text));
  } catch {
    return false;
  }
};
const isPlainHttpAbroad = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** A token must travel encrypted; on this very machine it does not travel. */
const slackUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

/** What each setting looks like, and the words for one that does not. Zod's own words could show a secret. */
const settings = {
  SLACK_BOT_TOKEN: [z.string().regex(/^(xoxe\.)?xoxb-/), `must begin with xoxb-: ${purposes.bot}`],
  SLACK_APP_TOKEN: [z.string().startsWith('xapp-'), `must begin with xapp-: ${purposes.app}`],
  SLACK_SIGNING_SECRET: [z.string().regex(/^(?!xox|xapp-)\S+$/), `looks like a token: ${purposes.secret}`],
  SLACK_API_URL: [
    slackUrl,
    'must be an https address (in production; http only on this machine); leave it out for Slack itself',
  ],
  DATABASE_URL: [
    z.string().regex(/^postgres(ql)?:\/\//),
    'must begin with postgresql://; leave it out for the embedded database',
  ],
  LOBBY_DATA_DIR: [z.string(), 'must be a folder'],
  LOBBY_WORDS_DIR: [z.string(), 'must be a folder'],
  LOBBY_KEY: [z.string().refine(isKey), `is not a key: ${purposes.key}`],
  LOBBY_OLD_KEYS: [
    z
      .string()
      .transform((text) => text.split(',').flatMap((key) => key.trim() || []))
      .refine((keys) => keys.every(isKey)),
    'must be keys like LOBBY_KEY with commas between them: those it was before, until `node dist/cli.js key rotate` is done',
  ],
  PORT: [
    z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535)),
    'must be a port number, 0 to 65535',
  ],
  LOBBY_POSTS_PER_MINUTE: [
    z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(10).max(100_000)),
    'must be a number of messages, 10 to 100000; leave it out for what Slack grants everybody',
  ],
  LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'must be trace, debug, info, warn, error, fatal or silent',
  ],
  NODE_ENV: [z.string(), 'must be production, or anything else'],
} as const;

type Name = keyof typeof settings;
type Settings = { [N in Name]?: z.infer<(typeof settings)[N][0]> };
const placeNames: readonly Name[] = ['DATABASE_URL', 'LOBBY_DATA_DIR', 'LOG_LEVEL', 'LOBBY_WORDS_DIR'];
const keyNames: readonly Name[] = ['LOBBY_KEY', 'LOBBY_OLD_KEYS'];

/** The settings of these names that hold something, and the faults of those that are wrong. Blank counts as absent. */
function parse(env: Env, names: readonly Name[]): { given: Settings; faults: SettingFault[] } {
  const faults: SettingFault[] = [];
  const given: Record<string, unknown> = {};
  for (const setting of names) {
    const text = env[setting]?.trim();
    if (!text) continue;
    const [schema, words] = settings[setting];
    const result = schema.safeParse(text);
    if (result.success) given[setting] = result.data;
    else faults.push({ setting, words });
  }
  return { given: given as Settings, faults };
}

/** What Slack and the key need that is not there. */
function missing(env: Env, production: boolean): SettingFault[] {
  const has = (setting: Name) => Boolean(env[setting]?.trim());
  const faults: SettingFault[] = [];
  if (!has('SLACK_BOT_TOKEN')) faults.push({ setting: 'SLACK_BOT_TOKEN', words: `missing: ${purposes.bot}` });
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET'))
    faults.push({
      setting: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      words: `missing: either ${purposes.app}; or ${purposes.secret}`,
    });
  if (!has('LOBBY_KEY')) faults.push({ setting: 'LOBBY_KEY', words: `missing: ${purposes.key}` });
  if (!production && faults.length > 0)
    faults.push({ setting: 'SLACK_*', words: 'to try Lobby without Slack, leave all of these out' });
  return faults;
}

function placeFrom({ DATABASE_URL, LOBBY_DATA_DIR, LOG_LEVEL, LOBBY_WORDS_DIR }: Settings): Place {
  return {
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    dataDir: LOBBY_DATA_DIR ?? './data',
    logLevel: LOG_LEVEL ?? 'info',
    ...(LOBBY_WORDS_DIR === undefined ? {} : { wordsDir: LOBBY_WORDS_DIR }),
  };
}

function keysFrom({ LOBBY_KEY: current, LOBBY_OLD_KEYS: older = [] }: Settings): SealKeys | undefined {
  return current === undefined ? undefined : { current, older };
}

/**
 * The whole environment. Without any setting of Slack's it is the sandbox's, unless NODE_ENV is production. Where both
 * an app token and a signing secret are given, Socket Mode is used: every Slack app has a signing secret, but an app
 * token is made for Socket Mode alone, so whoever sets one means it.
 * @throws ConfigError naming everything that is missing or wrong.
 */
export function readConfig(env: Env = process.env): Config {
  const { given, faults } = parse(env, Object.keys(settings) as Name[]);
  const production = given.NODE_ENV === 'production';
  const sandbox =
    !production && !Object.keys(settings).some((name) => name.startsWith('SLACK_') && env[name]?.trim());
  if (production && given.SLACK_API_URL && isPlainHttpAbroad(new URL(given.SLACK_API_URL)))
    faults.push({ setting: 'SLACK_API_URL', words: settings.SLACK_API_URL[1] });
  const all = sandbox ? faults : [...missing(env, production), ...faults];
  if (all.length > 0) throw new ConfigError(all);
  const common = {
    ...placeFrom(given),
    port: given.PORT ?? 3000,
    production,
    slackApiUrl: given.SLACK_API_URL ?? 'https://slack.com/api/',
    ...(given.LOBBY_POSTS_PER_MINUTE === undefined ? {} : { postsPerMinute: given.LOBBY_POSTS_PER_MINUTE }),
  };
  const keys = keysFrom(given);
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (keys && botToken && appToken) return { mode: 'socket', ...common, botToken, appToken, keys };
  if (keys && botToken && signingSecret) return { mode: 'http', ...common, botToken, signingSecret, keys };
  return { mode: 'sandbox', ...common, ...(keys ? { keys } : {}) };
}

/** Where the data is; looks at nothing else. @throws ConfigError */
export function readPlace(env: Env = process.env): Place {
  const { given, faults } = parse(env, placeNames);
  if (faults.length > 0) throw new ConfigError(faults);
  return placeFrom(given);
}

/** The keys, for the commands that open what is sealed. @throws ConfigError where LOBBY_KEY is missing too. */
export function readKeys(env: Env = process.env): SealKeys {
  const { given, faults } = parse(env, keyNames);
  const keys = keysFrom(given);
  if (!keys && faults.length === 0) faults.push({ setting: 'LOBBY_KEY', words: `missing: ${purposes.key}` });
  if (!keys || faults.length > 0) throw new ConfigError(faults);
  return keys;
}

/** Whether errors are to be shown with all that programmers want to see. */
export function wantsDetails(env: Env = process.env): boolean {
  return ['debug', 'trace'].includes(env.LOG_LEVEL?.trim() ?? '');
}
