import { z } from 'zod';
import {
  actions,
  context,
  contextActions,
  divider,
  header,
  imageBlock,
  input,
  markdown,
  modalInput,
  section,
  video,
} from './layout.js';
import { alert, card, carousel, container, dataTable, plan, table, taskCard } from './panels.js';
import { richText } from './rich-text.js';
import { plain } from './text.js';

/** Where blocks are shown. A surface refuses every block that is not in its list. */
export type Surface = 'message' | 'modal' | 'home';

const everywhere = [actions, card, context, divider, header, imageBlock, richText, section, video] as const;

const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  input,
  carousel,
  container,
  contextActions,
  dataTable,
  markdown,
  plan,
  table,
  taskCard,
]);
const modalBlock = z.discriminatedUnion('type', [...everywhere, modalInput, alert]);
const homeBlock = z.discriminatedUnion('type', [...everywhere, input]);

export const messageBlocks = z.array(messageBlock).max(50);

const viewFields = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...viewFields,
    title: plain(24),
    blocks: z.array(modalBlock).max(100),
    close: plain(24).optional(),
    submit: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine((view) => view.submit ?? !view.blocks.some((block) => block.type === 'input'), {
    path: ['submit'],
    message: '`submit` is required when an input block is within the `blocks` array',
  });

export const home = z.strictObject({
  type: z.literal('home'),
  ...viewFields,
  blocks: z.array(homeBlock).max(100),
});
