import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../src/trial/sandbox/blocks/check.js';
import { Refused } from '../../../src/trial/sandbox/refused.js';
import { section } from './workspace.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(length);
const option = (value: string, text = value) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
const button = (fields = {}) => ({ type: 'button', action_id: 'b', text: plain('Go'), ...fields });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const select = (fields = {}) => ({ type: 'static_select', action_id: 's', options: options(2), ...fields });
const input = (element: object, fields = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...fields,
});
const textInput = (fields = {}) => ({ type: 'plain_text_input', action_id: 't', ...fields });
const raw = (text: string) => ({ type: 'raw_text', text });
const row = (...cells: string[]) => cells.map(raw);
const modal = (blocks: unknown[], fields = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Save'),
  blocks,
  ...fields,
});

function refusal(check: () => unknown): { code: string; messages: string[] } {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { messages = [] } = (error.extra.response_metadata ?? {}) as { messages?: string[] };
    return { code: error.code, messages };
  }
  return { code: 'accepted', messages: [] };
}

describe('blocks in a message', () => {
  const accepted: [string, unknown[]][] = [
    ['50 blocks', Array(50).fill({ type: 'divider' })],
    ['a section at its limits', [{ ...section(x(3000)), fields: Array(3).fill(mrkdwn(x(2000))) }]],
    ['ten fields', [{ ...section(x(3000)), fields: Array(10).fill(mrkdwn(x(800))) }]],
    ['a header of 150', [{ type: 'header', text: plain(x(150)) }]],
    [
      '25 buttons',
      [actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `b${index}` })))],
    ],
    ['a button at its limits', [actions(button({ text: plain(x(75)), value: x(2000), style: 'danger' }))]],
    ['100 options', [actions(select({ options: options(100), initial_option: option('o3') }))]],
    ['ten boxes', [actions({ type: 'checkboxes', options: options(10), initial_options: options(2) })]],
    ['an input', [input(textInput({ max_length: 3000 }), { dispatch_action: true })]],
    ['ten in a context', [{ type: 'context', elements: Array(10).fill(mrkdwn('a')) }]],
    ['one table', [{ type: 'table', rows: [row('a', 'b'), row('1', '2')] }]],
    ['a data table', [{ type: 'data_table', caption: 'Figures', rows: [row('a'), row('1')] }]],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0AMY' }] }],
            },
          ],
        },
      ],
    ],
  ];
  it.each(accepted)('takes %s', (_, blocks) => {
    expect(refusal(() => checkMessageBlocks(blocks))).toEqual({ code: 'accepted', messages: [] });
  });

  const refused: [string, unknown[], string][] = [
    [
      'a 51st block',
      Array(51).fill({ type: 'divider' }),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'a long section',
      [section(x(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'a section of nothing',
      [{ type: 'section' }],
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'an 11th field',
      [{ type: 'section', fields: Array(11).fill(mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      [{ type: 'section', fields: [mrkdwn(x(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a long header',
      [{ type: 'header', text: plain(x(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('a') }],
      'must be a valid enum value: plain_text [json-pointer:/blocks/0/text/type]',
    ],
    [
      'emoji in mrkdwn',
      [{ type: 'section', text: { ...mrkdwn('a'), emoji: true } }],
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'a 26th button',
      [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `b${index}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a long button',
      [actions(button({ text: plain(x(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a long value',
      [actions(button({ value: x(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long action_id',
      [actions(button({ action_id: x(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a button without text',
      [actions({ type: 'button' })],
      'missing required field: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'the same action twice in a block',
      [actions(button(), button())],
      'action_id already exists: b [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'the same block_id twice',
      [
        { type: 'divider', block_id: 'd' },
        { type: 'divider', block_id: 'd' },
      ],
      'block_id already exists: d [json-pointer:/blocks/1/block_id]',
    ],
    ['an unknown block', [{ type: 'sections' }], 'unsupported type: sections [json-pointer:/blocks/0/type]'],
    ['a block without type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    [
      'an unknown element',
      [actions({ type: 'slider' })],
      'unsupported type: slider [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an alert, which is for modals',
      [{ type: 'alert', text: plain('a') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'a file input, which is for modals',
      [input({ type: 'file_input' })],
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
    [
      'a 101st option',
      [actions(select({ options: options(101) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a long option',
      [actions(select({ options: [option('a', x(76))] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'a long option value',
      [actions(select({ options: [option(x(76), 'a')] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'an option twice',
      [actions(select({ options: [option('a'), option('a')] }))],
      'option values must be unique [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a preset that is no option',
      [actions(select({ initial_option: option('z') }))],
      'must be one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'no options at all',
      [actions(select({ options: [] }))],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'options and groups',
      [actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] }))],
      'must define exactly one of `options` and `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an 11th box',
      [actions({ type: 'checkboxes', options: options(11) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'presets of nothing',
      [actions({ type: 'checkboxes', options: options(1), initial_options: [] })],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements/0/initial_options]',
    ],
    [
      'a sixth in an overflow menu',
      [actions({ type: 'overflow', options: options(6) })],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a long confirm title',
      [actions(button({ confirm: { title: plain(x(101)), text: plain('a') } }))],
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a long placeholder',
      [actions(select({ placeholder: plain(x(151)) }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      'an 11th in a context',
      [{ type: 'context', elements: Array(11).fill(mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an image of two sources',
      [{ type: 'image', alt_text: 'a', image_url: 'https://a', slack_file: { id: 'F012345678' } }],
      'must define exactly one of `image_url` and `slack_file` [json-pointer:/blocks/0]',
    ],
    [
      'two tables',
      [
        { type: 'table', rows: [row('a')] },
        { type: 'table', rows: [row('b')] },
      ],
      'only one table is allowed in a message [json-pointer:/blocks/1]',
    ],
    [
      'an empty cell',
      [{ type: 'data_table', caption: 'c', rows: [row('a'), row('')] }],
      'must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]',
    ],
    [
      'a data table of one row',
      [{ type: 'data_table', caption: 'c', rows: [row('a')] }],
      'no less than 2 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'a data table without caption',
      [{ type: 'data_table', rows: [row('a'), row('b')] }],
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'uneven rows',
      [{ type: 'data_table', caption: 'c', rows: [row('a', 'b'), row('1')] }],
      'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
    ],
  ];
  it.each(refused)('refuses %s', (_, blocks, message) => {
    const { code, messages } = refusal(() => checkMessageBlocks(blocks));
    expect(code).toBe('invalid_blocks');
    expect(messages).toContain(`[ERROR] ${message}`);
  });

  it('refuses what is no list, and too much markdown in all', () => {
    expect(refusal(() => checkMessageBlocks('[{')).code).toBe('invalid_blocks_format');
    const markdown = { type: 'markdown', text: x(7000) };
    expect(refusal(() => checkMessageBlocks([markdown, markdown])).code).toBe('msg_blocks_too_long');
  });

  it('refuses too many characters over all, wherever they stand', () => {
    const over = (blocks: unknown[]) => refusal(() => checkMessageBlocks(blocks)).code;
    expect(over(Array.from({ length: 5 }, () => section(x(2260))))).toBe('accepted');
    expect(over(Array.from({ length: 5 }, () => section(x(2261))))).toBe('msg_blocks_too_long');
    expect(over([section(x(3000)), { ...section(x(400)), fields: Array(4).fill(mrkdwn(x(2000))) }])).toBe(
      'msg_blocks_too_long',
    );
    const boxes = (id: string) =>
      actions({
        type: 'checkboxes',
        action_id: id,
        options: options(10).map((one) => ({ ...one, text: mrkdwn(x(75)) })),
      });
    expect(over(Array.from({ length: 16 }, (_, index) => boxes(`b${index}`)))).toBe('msg_blocks_too_long');
  });

  it('adds ids and the defaults of texts, leaving what was given alone', () => {
    const given = [section('a'), { type: 'actions', block_id: 'mine', elements: [button()] }];
    const before = structuredClone(given);
    const [first, second] = checkMessageBlocks(given);
    expect(given).toEqual(before);
    expect(first).toEqual({
      type: 'section',
      block_id: expect.stringMatching(/^\w{5}$/),
      text: { type: 'mrkdwn', text: 'a', verbatim: false },
    });
    expect(second).toMatchObject({ block_id: 'mine', elements: [{ text: { text: 'Go', emoji: true } }] });
  });
});

describe('a modal', () => {
  const refused: [string, unknown, string][] = [
    [
      'a day that there is not',
      modal([input({ type: 'datepicker', action_id: 'd', initial_date: '2026-02-30' })]),
      'must be a date as YYYY-MM-DD [json-pointer:/view/blocks/0/element/initial_date]',
    ],
    [
      'a number out of its bounds',
      modal([
        input({
          type: 'number_input',
          action_id: 'n',
          is_decimal_allowed: false,
          max_value: '5',
          initial_value: '6',
        }),
      ]),
      'must be between `min_value` and `max_value` [json-pointer:/view/blocks/0/element/initial_value]',
    ],
    [
      'more chosen than may be',
      modal([
        input({
          type: 'multi_static_select',
          action_id: 'm',
          options: options(3),
          initial_options: options(2),
          max_selected_items: 1,
        }),
      ]),
      'must be no more than `max_selected_items` [json-pointer:/view/blocks/0/element/initial_options]',
    ],
    [
      'a long title',
      modal([], { title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long submit',
      modal([], { submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'inputs without submit',
      modal([input(textInput())], { submit: undefined }),
      '`submit` is required when an input block is within the `blocks` array [json-pointer:/view/submit]',
    ],
    [
      'too much private metadata',
      modal([], { private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a 101st block',
      modal(Array(101).fill({ type: 'divider' })),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'no blocks',
      { type: 'modal', title: plain('a') },
      'missing required field: blocks [json-pointer:/view]',
    ],
    [
      'a table, which is for messages',
      modal([{ type: 'table', rows: [row('a')] }]),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a long label',
      modal([input(textInput(), { label: plain(x(2001)) })]),
      'must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]',
    ],
    [
      'a field of more than 3000',
      modal([input(textInput({ max_length: 3001 }))]),
      'must be no more than 3000 [json-pointer:/view/blocks/0/element/max_length]',
    ],
    [
      'two fields in focus',
      modal([input(textInput({ focus_on_load: true })), input(textInput({ focus_on_load: true }))]),
      'only one element can be focused on load [json-pointer:/view/blocks/1/element/focus_on_load]',
    ],
    [
      'a date that is none',
      modal([input({ type: 'datepicker', initial_date: 'today' })]),
      'must be a date as YYYY-MM-DD [json-pointer:/view/blocks/0/element/initial_date]',
    ],
    [
      'a Home tab where a modal is meant',
      { type: 'home', blocks: [] },
      'must be a valid enum value: modal [json-pointer:/view/type]',
    ],
  ];
  it.each(refused)('is refused with %s', (_, view, message) => {
    const { code, messages } = refusal(() => checkView(view, 'modal'));
    expect(code).toBe('invalid_arguments');
    expect(messages).toContain(`[ERROR] ${message}`);
  });

  it('takes an alert, a file input and a hundred blocks', () => {
    const blocks = [
      { type: 'alert', text: plain('Careful'), level: 'warning' },
      input({ type: 'file_input', max_files: 3 }),
      ...Array(98).fill({ type: 'divider' }),
    ];
    expect(refusal(() => checkView(modal(blocks), 'modal')).code).toBe('accepted');
  });
});
