import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const scopes = z.array(z.string()).default([]);
const shape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: scopes, bot_optional: scopes }) }),
});

/** The scopes that manifest.yml asks for, all of which stand under `bot`: those the bot needs, and those it can do without. */
export async function manifestScopes(): Promise<{ needed: string[]; optional: string[] }> {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const { bot, bot_optional } = shape.parse(parse(text)).oauth_config.scopes;
  return { needed: bot.filter((scope) => !bot_optional.includes(scope)), optional: bot_optional };
}
