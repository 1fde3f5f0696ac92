import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openLog } from '../../../src/platform/log.js';
import { type Postbox, postbox } from '../../../src/platform/outbox/slack.js';
import { boltLogger } from '../../../src/platform/slack/logger.js';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const { bot } = manifest.oauth_config.scopes as { bot: string[] };
const words = (text: string) => ({ text, blocks: [] });

let sandbox: Sandbox;
let box: Postbox;
const begin = async (scopes: string[]) => {
  sandbox = await startSandbox({
    manifest,
    workspace: {
      team: { id: 'T1', name: 'Bank' },
      users: [{ id: 'U1', name: 'amy', realName: 'Amy' }],
      channels: [{ id: 'C1', name: 'lobby', members: ['U1'] }],
    },
    scopes,
  });
  box = postbox({
    token: sandbox.botToken,
    slackApiUrl: sandbox.apiUrl,
    logger: boltLogger(openLog('silent')),
  });
};
const posted = async (channel: string, key: string, thread?: string) => {
  const answer = await box.post(channel, words(key), key, thread);
  if (answer.as !== 'done') throw new Error(answer.code);
  return answer.ts;
};
const many = Array.from({ length: 230 }, (_, index) => `other-${index}`);
const before = new Date(Date.now() - 60_000);

beforeEach(() => begin(bot));
afterEach(() => sandbox.close());

it('finds a message behind more than a page of later ones', async () => {
  const ts = await posted('C1', 'wanted');
  for (const key of many) await posted('C1', key);
  expect(await box.find('C1', 'wanted', before)).toEqual({ ts });
  expect(await box.find('C1', 'never', before)).toBeNull();
});

it('finds a reply at the end of a long thread', async () => {
  const top = await posted('C1', 'top');
  for (const key of many) await posted('C1', key, top);
  const ts = await posted('C1', 'wanted', top);
  expect(await box.find('C1', 'wanted', before, top)).toEqual({ ts });
});

it('finds a message although our clock is ahead of Slack’s', async () => {
  const ts = await posted('C1', 'wanted');
  expect(await box.find('C1', 'wanted', new Date(Date.now() + 20 * 60_000))).toEqual({ ts });
});

it('reads direct messages only where it may', async () => {
  const ts = await posted(sandbox.as('U1').direct(), 'wanted');
  expect(await box.find(sandbox.as('U1').direct(), 'wanted', before)).toEqual({ ts });
  await sandbox.close();
  await begin(bot.filter((scope) => scope !== 'im:history'));
  await posted(sandbox.as('U1').direct(), 'wanted');
  expect(await box.find(sandbox.as('U1').direct(), 'wanted', before)).toBe('unreadable');
});
