import { z } from 'zod';

const scopes = z.array(z.string()).default([]);
const botScopes = z.looseObject({ bot: scopes, bot_optional: scopes }).superRefine((given, context) => {
  // Slack requests the scopes under `bot`; those that are also in `bot_optional` may be refused.
  for (const [index, scope] of given.bot_optional.entries())
    if (!given.bot.includes(scope))
      context.addIssue({
        code: 'custom',
        path: ['bot_optional', index],
        message: `${scope} is optional, so it must stand under bot too`,
      });
});

const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      app_home: z.looseObject({ home_tab_enabled: z.boolean().default(false) }).optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string().startsWith('/'),
            description: z.string(),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
    })
    .default({ slash_commands: [], shortcuts: [] }),
  oauth_config: z.looseObject({ scopes: botScopes.optional() }).optional(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
    })
    .optional(),
});

/** The parts of the app's manifest that a workspace uses. */
export interface DeclaredApp {
  name: string;
  botName: string;
  homeTab: boolean;
  interactive: boolean;
  commands: { command: string; description: string; usageHint: string; shouldEscape: boolean }[];
  shortcuts: { name: string; type: 'global' | 'message'; callbackId: string; description: string }[];
  /** Scopes that no administrator may refuse: those under `bot` that are not optional. */
  needed: string[];
  events: Set<string>;
}

/** Validates a parsed manifest. Throws a ZodError where it is invalid, or where Slack would refuse its scopes. */
export function readManifest(manifest: object): DeclaredApp {
  const { display_information, features, oauth_config, settings } = manifestSchema.parse(manifest);
  const { bot, bot_optional } = oauth_config?.scopes ?? { bot: [], bot_optional: [] };
  return {
    name: display_information.name,
    botName: features.bot_user?.display_name ?? display_information.name,
    homeTab: features.app_home?.home_tab_enabled ?? false,
    interactive: settings?.interactivity?.is_enabled ?? false,
    commands: features.slash_commands.map((one) => ({
      command: one.command,
      description: one.description,
      usageHint: one.usage_hint,
      shouldEscape: one.should_escape,
    })),
    shortcuts: features.shortcuts.map((one) => ({
      name: one.name,
      type: one.type,
      callbackId: one.callback_id,
      description: one.description,
    })),
    needed: bot.filter((scope) => !bot_optional.includes(scope)),
    events: new Set(settings?.event_subscriptions?.bot_events),
  };
}
