import { z } from 'zod';
import { choicesHold, oneList, oneListMessage, option, optionGroup, tickOption } from './options.js';
import { confirm, id, plain } from './text.js';

const common = {
  action_id: id.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const menu = { ...common, placeholder: plain(150).optional() };
const several = { max_selected_items: z.number().int().min(1).optional() };
const offered = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const ticks = z.array(tickOption).min(1).max(10);
const responseUrl = { response_url_enabled: z.boolean().optional() };
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const ids = z.array(z.string()).optional();

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: ticks,
    initial_options: z.array(tickOption).min(1).optional(),
  })
  .superRefine(choicesHold);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: ticks,
    initial_option: tickOption.optional(),
  })
  .superRefine(choicesHold);

export const menus = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...menu,
      ...offered,
      initial_option: option.optional(),
    })
    .refine(oneList, oneListMessage)
    .superRefine(choicesHold),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    initial_option: option.optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...responseUrl,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    ...responseUrl,
    initial_channel: z.string().optional(),
  }),
] as const;

export const multiMenus = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...several,
      ...offered,
      initial_options: z.array(option).min(1).optional(),
    })
    .refine(oneList, oneListMessage)
    .superRefine(choicesHold),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...several,
    initial_options: z.array(option).min(1).optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('multi_users_select'), ...menu, ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...several,
    initial_conversations: ids,
    default_to_current_conversation: z.boolean().optional(),
    filter,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...menu, ...several, initial_channels: ids }),
] as const;
