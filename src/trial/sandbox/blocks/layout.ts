import { z } from 'zod';
import { button, feedbackButtons, iconButton, overflow, workflowButton } from './buttons.js';
import { datepicker, datetimepicker, fileInput, richTextInput, timepicker, typedInputs } from './inputs.js';
import { checkboxes, menus, multiMenus, radioButtons } from './menus.js';
import {
  anyText,
  id,
  image,
  link,
  mrkdwn,
  oneSource,
  oneSourceMessage,
  pictureSource,
  plain,
} from './text.js';

const block_id = id.optional();
const ticks = [checkboxes, radioButtons] as const;
const pickers = [datepicker, timepicker] as const;

const accessory = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  image,
  ...ticks,
  ...pickers,
  ...menus,
  ...multiMenus,
]);
const pressed = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  datetimepicker,
  richTextInput,
  ...ticks,
  ...pickers,
  ...menus,
  ...multiMenus,
]);
const asked = [
  datetimepicker,
  richTextInput,
  ...ticks,
  ...pickers,
  ...menus,
  ...multiMenus,
  ...typedInputs,
] as const;

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((one) => one.text ?? one.fields, 'must define either `text` or `fields`');

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id,
  elements: z.array(pressed).min(1).max(25),
});

export const context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [plain(3000), mrkdwn(3000), image]))
    .min(1)
    .max(10),
});

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

export const divider = z.strictObject({ type: z.literal('divider'), block_id });
export const header = z.strictObject({ type: z.literal('header'), block_id, text: plain(150) });
export const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id,
  text: z.string().min(1).max(12000),
});

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
    ...pictureSource,
  })
  .refine(oneSource, oneSourceMessage);

export const video = z.strictObject({
  type: z.literal('video'),
  block_id,
  video_url: link.startsWith('https://', 'must be an https address'),
  thumbnail_url: link,
  alt_text: z.string().min(1),
  title: plain(199),
  title_url: link.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: link.optional(),
  description: plain(200).optional(),
});

const inputFields = {
  type: z.literal('input'),
  block_id,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
};

export const input = z.strictObject({ ...inputFields, element: z.discriminatedUnion('type', [...asked]) });

/** In a modal an input may also take files. */
export const modalInput = z.strictObject({
  ...inputFields,
  element: z.discriminatedUnion('type', [...asked, fileInput]),
});
