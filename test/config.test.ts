import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readKeys, readPlace, wantsDetails } from '../src/config.js';
import { makeKey } from '../src/platform/database/seal.js';

const key = makeKey();
const bot = { SLACK_BOT_TOKEN: 'xoxb-1-secret', LOBBY_KEY: key };
const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1-secret' };
const http = { ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef' };

function faultsOf(read: () => unknown): Record<string, string> {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.faults.map(({ setting, words }) => [setting, words]));
    throw error;
  }
  return {};
}

test('nothing set is the sandbox, with the defaults', () => {
  expect(readConfig({})).toEqual({
    mode: 'sandbox',
    dataDir: './data',
    logLevel: 'info',
    port: 3000,
    production: false,
    slackApiUrl: 'https://slack.com/api/',
  });
});

test.each([
  [
    'blank settings are absent ones',
    { SLACK_BOT_TOKEN: ' ', PORT: '', NODE_ENV: 'test' },
    { mode: 'sandbox' },
  ],
  ['the sandbox takes a key', { LOBBY_KEY: key }, { mode: 'sandbox', keys: { current: key, older: [] } }],
  ['an app token', socket, { mode: 'socket', appToken: 'xapp-1-secret', keys: { current: key, older: [] } }],
  ['a signing secret', http, { mode: 'http', signingSecret: '0123456789abcdef' }],
  ['both: Socket Mode', { ...socket, ...http }, { mode: 'socket' }],
  ['production', { ...socket, NODE_ENV: 'production' }, { mode: 'socket', production: true }],
  [
    'a slash is added',
    { ...socket, SLACK_API_URL: 'http://127.0.0.1:9/api' },
    { slackApiUrl: 'http://127.0.0.1:9/api/' },
  ],
  [
    'old keys',
    { ...socket, LOBBY_OLD_KEYS: `${key}, ${key},` },
    { keys: { current: key, older: [key, key] } },
  ],
  ['any free port', { PORT: '0' }, { port: 0 }],
  [
    'a place',
    {
      DATABASE_URL: 'postgres://lobby@db/lobby',
      LOBBY_DATA_DIR: '/data',
      LOG_LEVEL: 'warn',
      LOBBY_WORDS_DIR: '/words',
    },
    { databaseUrl: 'postgres://lobby@db/lobby', dataDir: '/data', logLevel: 'warn', wordsDir: '/words' },
  ],
])('%s', (_name, env, expected) => {
  expect(readConfig(env)).toMatchObject(expected);
});

const either = 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET';
test.each([
  ['production without anything', { NODE_ENV: 'production' }, ['SLACK_BOT_TOKEN', either, 'LOBBY_KEY']],
  ['half of Slack', bot, [either, 'SLACK_*']],
  ['the other half', { SLACK_APP_TOKEN: 'xapp-1', LOBBY_KEY: key }, ['SLACK_BOT_TOKEN', 'SLACK_*']],
  ['no key', { ...socket, LOBBY_KEY: '' }, ['LOBBY_KEY', 'SLACK_*']],
  [
    'only an address',
    { SLACK_API_URL: 'https://x.test/', LOBBY_KEY: key },
    ['SLACK_BOT_TOKEN', either, 'SLACK_*'],
  ],
  [
    'the tokens exchanged',
    { ...socket, SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  ],
  ['a token for a secret', { ...bot, SLACK_SIGNING_SECRET: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
  [
    'a token over plain http',
    { ...socket, NODE_ENV: 'production', SLACK_API_URL: 'http://slack.test/api/' },
    ['SLACK_API_URL'],
  ],
  ['another database', { DATABASE_URL: 'mysql://root:pass@db/x' }, ['DATABASE_URL']],
  ['a short key', { LOBBY_KEY: 'c2hvcnQ=' }, ['LOBBY_KEY']],
  ['a wrong old key', { LOBBY_OLD_KEYS: `${key},hello` }, ['LOBBY_OLD_KEYS']],
  ['ports', { PORT: '65536' }, ['PORT']],
  ['words for a port', { PORT: '3000x' }, ['PORT']],
  ['a level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
  [
    'several at once',
    { PORT: '-1', LOG_LEVEL: 'loud', NODE_ENV: 'production' },
    ['SLACK_BOT_TOKEN', either, 'LOBBY_KEY', 'PORT', 'LOG_LEVEL'],
  ],
])('%s: refused', (_name, env, expected) => {
  expect(Object.keys(faultsOf(() => readConfig(env)))).toEqual(expected);
});

describe('the words of a refusal', () => {
  test('say what each setting is for', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
      /SLACK_BOT_TOKEN: missing: the Bot User OAuth Token.*Socket Mode.*LOBBY_KEY: missing: the key that seals/s,
    );
  });

  test('never hold a secret', () => {
    const secrets = {
      SLACK_BOT_TOKEN: 'xoxp-9-hunter2',
      SLACK_APP_TOKEN: 'hunter2',
      SLACK_SIGNING_SECRET: 'xapp-hunter2',
      SLACK_API_URL: 'ftp://hunter2',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      LOBBY_KEY: 'hunter2',
      LOBBY_OLD_KEYS: 'hunter2',
    };
    const faults = faultsOf(() => readConfig(secrets));
    expect(Object.keys(faults).sort()).toEqual(Object.keys(secrets).sort());
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });
});

test('a command that needs only the data reads only that', () => {
  expect(readPlace({ NODE_ENV: 'production', SLACK_BOT_TOKEN: 'wrong' })).toEqual({
    dataDir: './data',
    logLevel: 'info',
  });
  expect(Object.keys(faultsOf(() => readPlace({ DATABASE_URL: 'x' })))).toEqual(['DATABASE_URL']);
  expect(readKeys({ LOBBY_KEY: key })).toEqual({ current: key, older: [] });
  expect(Object.keys(faultsOf(() => readKeys({})))).toEqual(['LOBBY_KEY']);
  expect(wantsDetails({ LOG_LEVEL: 'debug' })).toBe(true);
  expect(wantsDetails({})).toBe(false);
});
