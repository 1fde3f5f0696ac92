import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const scopes = z.array(z.string()).default([]);
const shape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: scopes, bot_optional: scopes }) }),
});

/**
 * The scopes of manifest.yml: those that the bot needs, and those that it can do without. All of them are under
 * `bot`; `bot_optional` repeats the latter.
 */
export async function manifestScopes(): Promise<{ needed: string[]; optional: string[] }> {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const { bot, bot_optional } = shape.parse(parse(text)).oauth_config.scopes;
  return { needed: bot.filter((scope) => !bot_optional.includes(scope)), optional: bot_optional };
}
