import { allFields, type Kind } from '../../src/records/rules/kind.js';
import { type Interactive, interactives, type Node, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { ElementState, ViewState } from '../../src/trial/sandbox/contract.js';
import type { Canaries } from './canary.js';
import { below, chance, type Draw, oneOf, weighed } from './draw.js';

/** What somebody types into a form needs: who they are, which kind it is about, and what there is to name. */
export interface Typing {
  draw: Draw;
  canaries: Canaries;
  who: string;
  kind: Kind | null;
  now: Date;
  /** A number of a record, as somebody reads it out. */
  code(): string;
  /** A way to reach a customer that was typed before. */
  contact(): string | null;
}

/** A form as people fill it in: most with care, some in a hurry or with an evil mind. */
export function fillIn(blocks: readonly unknown[], typing: Typing): ViewState {
  const { draw } = typing;
  const values: ViewState = {};
  const careful = chance(draw, 75);
  for (const input of interactives(blocks)) {
    if (input.block.type !== 'input') continue;
    if (input.block.optional === true ? chance(draw, 60) : !careful && chance(draw, 15)) continue;
    const state = entry(input, careful, typing);
    if (state) values[input.blockId] = { [input.actionId]: { type: input.element.type, ...state } };
  }
  return values;
}

function entry(
  { blockId, element }: Interactive,
  careful: boolean,
  typing: Typing,
): Partial<ElementState> | null {
  const { draw, now } = typing;
  const options = offeredBy(element);
  switch (element.type) {
    case 'plain_text_input':
      return { value: words(blockId, element, careful, typing) };
    case 'number_input':
      return { value: oneOf(draw, careful ? numbersFor(element) : ['1.5', '-1', '300000', 'many', '', '7']) };
    case 'static_select':
      return { selected_option: oneOf(draw, options) };
    case 'multi_static_select':
      return { selected_options: options.filter(() => chance(draw, 40)) };
    case 'datepicker':
      return {
        selected_date: new Date(now.getTime() + (below(draw, 45) - 5) * 86_400_000)
          .toISOString()
          .slice(0, 10),
      };
    case 'datetimepicker':
      return { selected_date_time: Math.floor(now.getTime() / 1000) + (below(draw, 4000) - 500) * 60 };
    default:
      return null;
  }
}

const numbersFor = ({ max_value: most = 1e9 }: Node): string[] =>
  ['0', '1', '2', '3', '5', '19', '20', '25'].filter((one) => Number(one) <= Number(most));

const isPrivate = (name: string, kind: Kind | null): boolean =>
  kind !== null &&
  (allFields(kind)[name]?.private === true || (name === 'summary' && kind.text === 'sealed'));

function words(name: string, element: Node, careful: boolean, typing: Typing): string {
  const { draw, canaries, who, kind } = typing;
  if (name === 'into') return chance(draw, 85) ? typing.code() : 'INC-9999';
  if (isPrivate(name, kind)) return secret(name, typing);
  const most = Number(element.max_length ?? 3000);
  const fine: [number, () => string][] = [
    [40, () => `${phrase(draw)} ${canaries.number(draw, who)} ${phrase(draw)}`],
    [30, () => phrase(draw)],
    [
      8,
      () =>
        `- ${phrase(draw)} @ben tomorrow\n2) ${phrase(draw)} ${canaries.number(draw, who)}\n• @hua ${phrase(draw)}`,
    ],
    [6, () => '🙂'.repeat(20)],
    [8, () => '<!channel> <@U01AMY> *loud* _&amp;_ <https://example.org|here> `x` \u202e\u0007'],
  ];
  const bad: [number, () => string][] = [
    [20, () => 'x'.repeat(most + 5 - below(draw, 10))],
    [20, () => '   '],
  ];
  return weighed(draw, careful ? fine : [...fine, ...bad])().slice(0, careful ? most : undefined);
}

/** Somebody who came before comes again now and then. */
function secret(name: string, { draw, canaries, who, contact }: Typing): string {
  const before = name === 'contact' && chance(draw, 40) ? contact() : null;
  if (before) return before;
  return chance(draw, 50) ? canaries.name(draw, who) : canaries.number(draw, who);
}

export const phrase = (draw: Draw): string =>
  oneOf(draw, [
    'at counter 3',
    '排队四十分钟没人解释',
    '提款機吃卡，已貼公告',
    'the screen is black',
    'customer waits for an answer',
    '18 35',
    'sev2',
    'tomorrow 14:30',
    '10月8日',
    '3 of 4',
    'no change',
  ]);
