import { z } from 'zod';

/** An id or a time stamp that Slack made. */
const id = z.string().regex(/^[\w.-]{1,255}$/);
/** A name or value that the bot itself gave to a button, an input or a form. */
const own = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const person = z.string().regex(/^[UW][A-Z0-9]{1,30}$/);
const option = z.object({ value: own(3_000) });

/** What a person put into an input or chose in a menu. */
const state = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(1_000).nullish(),
  /** Only years that a date picker can show. */
  selected_date: z.iso.date().startsWith('2').or(z.iso.date().startsWith('19')).nullish(),
  /** Ten digits at most. */
  selected_date_time: z.int().min(0).max(9_999_999_999).nullish(),
  selected_user: person.nullish(),
  selected_users: z.array(person).max(1_000).nullish(),
  selected_conversation: id.nullish(),
  selected_channel: id.nullish(),
  files: z.array(z.object({ id })).nullish(),
});

const team = z.object({ id }).nullish();
const common = {
  user: z.object({ id, team_id: id.nullish() }),
  team,
  enterprise: z.object({ id }).nullish(),
  trigger_id: id,
};
const view = { id, type: z.string(), app_installed_team_id: id.nullish() };
const channel = z.object({ id });
const responseUrl = z.url({ protocol: /^https?$/ }).optional();

const kinds = {
  block_actions: z.object({
    ...common,
    type: z.string(),
    channel: channel.nullish(),
    view: z.object(view).nullish(),
    response_url: responseUrl,
    actions: z
      .array(state.extend({ action_id: own(255), block_id: own(255), value: own(3_000).nullish() }))
      .min(1),
  }),
  view_submission: z.object({
    ...common,
    type: z.string(),
    view: z.object({
      ...view,
      hash: id,
      callback_id: own(255),
      private_metadata: z.string().max(3_000),
      blocks: z.array(z.object({ type: z.string(), block_id: own(255).optional() })),
      state: z.object({ values: z.record(own(255), z.record(own(255), state)) }),
    }),
  }),
  shortcut: z.object({ ...common, type: z.string(), callback_id: own(255) }),
  message_action: z.object({
    ...common,
    type: z.string(),
    callback_id: own(255),
    channel,
    message_ts: id,
    message: z.object({ text: z.string().nullish() }),
    response_url: responseUrl,
  }),
  event_callback: z.object({
    type: z.string(),
    team_id: id.nullish(),
    event_id: id,
    event: z.object({ type: z.string(), user: id.optional(), tab: z.string().optional() }),
    authorizations: z.array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish() })).optional(),
  }),
};

const command = z.object({
  command: z.string(),
  text: z.string().optional(),
  user_id: id,
  channel_id: id,
  team_id: id.optional(),
  trigger_id: id,
  response_url: responseUrl,
});

const isKind = (type: unknown): type is keyof typeof kinds =>
  typeof type === 'string' && Object.hasOwn(kinds, type);

/**
 * A request of Slack, reduced to the fields that the bot reads, with the expected types.
 * @returns `unknown` for a kind of request that nobody listens to, `malformed` for what Slack would not send.
 */
export function readRequest(
  body: Record<string, unknown>,
): Record<string, unknown> | 'unknown' | 'malformed' {
  const { type } = body;
  const shape = isKind(type) ? kinds[type] : 'command' in body ? command : null;
  if (!shape) return 'unknown';
  const read = shape.safeParse(body);
  return read.success ? read.data : 'malformed';
}
