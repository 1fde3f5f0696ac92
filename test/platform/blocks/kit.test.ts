import { describe, expect, it } from 'vitest';
import { homeBlocks } from '../../../src/home/messages/home.js';
import {
  actions,
  button,
  checkboxes,
  context,
  entries,
  message,
  modal,
  option,
  overflow,
  section,
  select,
} from '../../../src/platform/blocks/kit.js';
import type { Member } from '../../../src/platform/directory/roles.js';
import { people } from '../../../src/platform/forms/inputs.js';
import { speak } from '../../../src/platform/language/speak.js';
import { chooseBranch } from '../../../src/platform/slack/messages.js';
import { chooseKind } from '../../../src/records/messages/log.js';
import { swapForm } from '../../../src/roster/messages/swap.js';
import { checkMessageBlocks } from '../../../src/trial/sandbox/blocks/check.js';
import { amy, at } from '../../scene.js';

const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const options = (count: number) => many(count).map((each) => option(`Entry ${each}`, `v${each}`));
const members = (count: number): Member[] =>
  many(count).map((each) => ({ ...amy, personId: `p${each}`, name: `Person ${each}` }));
const { branch } = at('2026-11-16T02:00:00Z');
const branches = (count: number) =>
  many(count).map((each) => ({ ...branch, id: `b${each}`, name: `Branch ${each}` }));
const en = speak('en');

describe('nothing is left out without saying so', () => {
  it('a menu of a hundred is plain, one of more is in groups', () => {
    expect(entries(options(100))).toEqual({ options: options(100) });
    expect(entries(options(101))).toEqual({
      option_groups: [
        { label: expect.objectContaining({ text: 'Entry 1 – Entry 100' }), options: options(100) },
        {
          label: expect.objectContaining({ text: 'Entry 101 – Entry 101' }),
          options: options(101).slice(100),
        },
      ],
    });
    const { option_groups: groups = [] } = select('a', 'choose', options(150));
    expect(groups.flatMap((group) => group.options)).toEqual(options(150));
    expect(() => entries(options(10_001))).toThrow(RangeError);
  });

  it.each([101, 150])('person %i can be chosen', (count) => {
    const values = people(members(count)).map(({ value }) => value);
    expect(values).toEqual(members(count).map(({ personId }) => personId));
    const [, withWhom] = swapForm({ branch, mine: [], others: members(count) }, en).blocks;
    expect(JSON.stringify(withWhom)).toContain(`"value":"p${count}"`);
  });

  it('buttons and notes go on in a further block', () => {
    const buttons = many(101).map((each) => button('a', `${each}`, `${each}`));
    expect(actions(...buttons).map(({ elements }) => elements.length)).toEqual([25, 25, 25, 25, 1]);
    expect(context(...many(12).map(String)).map(({ elements }) => elements.length)).toEqual([10, 2]);
    expect(actions()).toEqual([]);
    expect(context()).toEqual([]);
  });

  it.each([
    [101, 50],
    [150, 50],
    [51, 50],
  ])('of %i blocks a message says how many are not shown', (count, most) => {
    const { blocks } = message(
      'x',
      many(count).map((each) => section(`${each}`)),
    );
    expect(blocks).toHaveLength(most);
    expect(JSON.stringify(blocks.at(-1))).toContain(`… +${count - most + 1}`);
  });

  it.each([101, 150])('and so does a modal of %i', (count) => {
    const blocks = many(count).map((each) => section(`${each}`));
    const view = modal({ callback: 'a', title: 'title' }, blocks, { close: 'Close' });
    expect(view.blocks).toHaveLength(100);
    expect(JSON.stringify(view.blocks.at(-1))).toContain(`… +${count - 99}`);
    expect(modal({ callback: 'a', title: 'title' }, blocks.slice(0, 100), { close: 'Close' }).blocks).toEqual(
      blocks.slice(0, 100),
    );
  });

  it('a message whose texts are too long together keeps every block, and its longest texts say that they were cut', () => {
    const long = '客户等了很久。'.repeat(400);
    const blocks = [
      section('short'),
      ...many(5).map(() => section(long)),
      ...actions(button('a', 'Go', 'v')),
    ];
    const { blocks: sent } = message('x', blocks);
    expect(sent).toHaveLength(blocks.length);
    expect(sent[0]).toEqual(section('short'));
    expect(sent.at(-1)).toEqual(blocks.at(-1));
    const texts = sent.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : []));
    expect(texts.join('').length).toBeLessThanOrEqual(10_000);
    expect(texts.at(-1)).toMatch(/。…$/);
    expect(checkMessageBlocks(sent)).toHaveLength(blocks.length);
    const fits = many(3).map(() => section(long));
    expect(message('x', fits).blocks).toEqual(fits);
  });

  it('a text that only a definition can make too long throws', () => {
    const items = many(11).map((each) => ({ label: `${each}`, value: `${each}`, ticked: false }));
    expect(() => checkboxes('b', 'a', items)).toThrow(RangeError);
    expect(() => overflow('a', options(6))).toThrow(RangeError);
  });

  it('somebody of many branches finds each, or is told how many more there are', () => {
    expect(JSON.stringify(chooseBranch(branches(150), 'draft', en).blocks)).toContain('branch.choose:b150');
    const { blocks } = chooseKind(branches(101), null, en);
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(blocks.at(-1))).toContain('And 56 more of your branches');
    const shown = branches(5).map((each) => ({
      branch: each,
      overdue: [],
      today: [],
      later: [],
      owed: [],
      names: new Map<string, string>(),
      link: () => null,
      now: new Date('2026-11-16T02:00:00Z'),
    }));
    expect(JSON.stringify(homeBlocks(shown, { branches: 101 }, en).at(-1))).toContain('And 96 more');
    expect(JSON.stringify(homeBlocks(shown, { branches: 5 }, en))).not.toContain('more of your branches');
  });
});
