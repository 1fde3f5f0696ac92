import { z } from 'zod';
import { richText } from './rich-text.js';
import { confirm, id, plain } from './text.js';

const common = { action_id: id.optional(), focus_on_load: z.boolean().optional() };
const picker = { ...common, placeholder: plain(150).optional(), confirm: confirm.optional() };
const typed = {
  ...common,
  placeholder: plain(150).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};
const length = z.number().int().min(0).max(3000).optional();
const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number in a string');

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picker,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD')
    .refine(
      (date) => new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date),
      'must be a date as YYYY-MM-DD',
    )
    .optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picker,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm')
    .optional(),
  timezone: z.string().optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  confirm: confirm.optional(),
  initial_date_time: z.number().int().min(1e9).max(9_999_999_999).optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.number().int().optional(),
  max_lines: z.number().int().optional(),
});

export const typedInputs = [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      ...typed,
      initial_value: z.string().max(3000).optional(),
      multiline: z.boolean().optional(),
      min_length: length,
      max_length: length.refine((max) => max !== 0, 'must be more than 0'),
    })
    .refine((one) => (one.min_length ?? 0) <= (one.max_length ?? 3000), {
      path: ['min_length'],
      message: 'must not be more than `max_length`',
    })
    .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), {
      path: ['initial_value'],
      message: 'must not be longer than `max_length`',
    }),
  z.strictObject({ type: z.literal('email_text_input'), ...typed, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().optional() }),
  z
    .strictObject({
      type: z.literal('number_input'),
      ...typed,
      is_decimal_allowed: z.boolean(),
      initial_value: numeral.optional(),
      min_value: numeral.optional(),
      max_value: numeral.optional(),
    })
    .refine((one) => Number(one.min_value ?? '-Infinity') <= Number(one.max_value ?? 'Infinity'), {
      path: ['min_value'],
      message: 'must not be more than `max_value`',
    })
    .refine(
      ({ initial_value: given, min_value: min = '-Infinity', max_value: max = 'Infinity' }) =>
        given === undefined || (Number(given) >= Number(min) && Number(given) <= Number(max)),
      { path: ['initial_value'], message: 'must be between `min_value` and `max_value`' },
    ),
] as const;

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: id.optional(),
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});
