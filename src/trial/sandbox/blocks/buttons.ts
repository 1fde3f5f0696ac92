import { z } from 'zod';
import { overflowOption } from './options.js';
import { confirm, id, plain } from './text.js';

const accessibility_label = z.string().max(75).optional();
const style = z.enum(['primary', 'danger']).optional();
const value = z.string().max(2000).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id.optional(),
  value,
  url: z.string().max(3000).optional(),
  style,
  confirm: confirm.optional(),
  accessibility_label,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plain(75),
  action_id: id.optional(),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: z.string(),
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  style,
  accessibility_label,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id.optional(),
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

const thumb = z.strictObject({ text: plain(75), value: z.string().max(2000), accessibility_label });

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: id.optional(),
  positive_button: thumb,
  negative_button: thumb,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.enum(['trash']),
  text: plain(75),
  action_id: id.optional(),
  value,
  confirm: confirm.optional(),
  accessibility_label,
  visible_to_user_ids: z.array(z.string()).optional(),
});
