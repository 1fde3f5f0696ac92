import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { features } from '../src/app.js';
import schema from './fixtures/manifest.schema.2.0.0.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));
const { bot, bot_optional } = manifest.oauth_config.scopes as { bot: string[]; bot_optional: string[] };

/** The scopes that let a bot call a method: of each group one kind of conversation. */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'apps.connections.open': [],
};
/** Scopes that no method stands for: without it Slack knows no command and no shortcut. */
const ofTheManifest = ['commands'];

/** Every method of the Web API that the source calls, in either of the ways in which it does. */
function methodsCalled(): Set<string> {
  const called = new Set<string>();
  for (const folder of ['platform/slack', 'platform/outbox', 'operations/doctor'])
    for (const file of readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const source = readFileSync(join(root, 'src', folder, file), 'utf8');
      for (const [, name = ''] of source.matchAll(/(?<![.\w])client\s*\.((?:\w+\.)*\w+)\(/g))
        called.add(name);
      for (const [, name = ''] of source.matchAll(/\baskSlack\([^)]*?'([\w.]+)'/g)) called.add(name);
    }
  return called;
}

test('Slack would take the manifest', () => {
  // The schema is Slack's own; it has words that Ajv does not know.
  const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  check(manifest);
  expect(check.errors).toBeNull();
  expect(manifest.display_information.name).toBe('Lobby');
  expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
});

test('the scopes are those of the methods that are called', () => {
  const called = [...methodsCalled()];
  expect(called).toContain('chat.postMessage');
  expect(called.filter((method) => !(method in scopesOf))).toEqual([]);
  const used = new Set([...called.flatMap((method) => scopesOf[method] ?? []), ...ofTheManifest]);
  expect([...bot].sort()).toEqual([...used].sort());
});

test('an administrator may refuse seven scopes, and Slack asks for each of them', () => {
  expect(bot_optional).toEqual([
    'channels:history',
    'groups:history',
    'im:history',
    'channels:read',
    'groups:read',
    'files:read',
    'files:write',
  ]);
  // Slack never asks for what stands under `bot_optional` alone.
  expect(bot_optional.filter((scope) => !bot.includes(scope))).toEqual([]);
  expect(bot.filter((scope) => !bot_optional.includes(scope))).toEqual([
    'chat:write',
    'commands',
    'users:read',
    'im:write',
  ]);
});

test('the command, the shortcuts and the events are those that are listened to', () => {
  const commands = manifest.features.slash_commands as { command: string; should_escape: boolean }[];
  expect(commands).toMatchObject([{ command: '/lobby', should_escape: true }]);

  const shortcuts = manifest.features.shortcuts as { callback_id: string; name: string }[];
  expect(shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(
    features.flatMap((feature) => Object.keys(feature.shortcuts ?? {})).sort(),
  );
  const listened = readFileSync(join(root, 'src/platform/slack/listen.ts'), 'utf8').matchAll(
    /app\.event\('(\w+)'/g,
  );
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([...listened].map(([, event]) => event));
});
