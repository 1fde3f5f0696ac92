import { type Interactive, interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { ElementState, Place, SandboxMessage } from '../../src/trial/sandbox/contract.js';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.js';
import { below, chance, type Draw, oneOf, weighed } from './draw.js';

/** Something that a person sees and can press: where, and what it is set to by the press. */
export interface Target {
  place: Place;
  blockId: string;
  actionId: string;
  state?: Partial<ElementState>;
}

/** Who is let in and what a branch sets for itself is not what these tests look at. */
const elsewhere = /^(join|setup|settings|briefing|report|export)\b/;

/** What a person could press on a surface. */
const pressable = (blocks: readonly unknown[]): Interactive[] =>
  interactives(blocks).filter(({ block, actionId }) => block.type !== 'input' && !elsewhere.test(actionId));

/** One thing among all that somebody is shown: in a channel, a thread, by the bot alone, at home, or in the modal on top. */
export function target(sandbox: Sandbox, who: string, channel: string, draw: Draw): Target | null {
  const person = sandbox.as(who, { settle: false });
  const where = weighed(draw, [
    [50, 'channel'],
    [22, 'direct'],
    [14, 'thread'],
    [8, 'alone'],
    [6, 'home'],
  ] as const);
  if (where === 'home') {
    const home = person.home();
    return home ? on({ view: home.id }, home.blocks, draw) : null;
  }
  const messages = person.messages(where === 'direct' ? person.direct() : channel);
  const seen =
    where === 'thread'
      ? replies(sandbox, channel, messages, draw)
      : messages.filter(({ ephemeralFor }) => (where === 'alone') === (ephemeralFor !== undefined));
  const able = seen.filter(({ blocks }) => pressable(blocks).length > 0);
  if (able.length === 0) return null;
  // People look at what is new; now and then they scroll up.
  const from = chance(draw, 70) ? Math.max(0, able.length - 12) : 0;
  const message = able[from + below(draw, able.length - from)];
  return message ? onMessage(message, draw) : null;
}

function replies(
  sandbox: Sandbox,
  channel: string,
  messages: SandboxMessage[],
  draw: Draw,
): SandboxMessage[] {
  const tops = messages.filter((message) => message.replies > 0);
  return tops.length === 0 ? [] : sandbox.messages(channel, { thread: oneOf(draw, tops).ts });
}

/** The same on one message. */
export const onMessage = ({ channel, ts, blocks }: SandboxMessage, draw: Draw): Target | null =>
  on({ channel, ts }, blocks, draw);

/** The same in a view that is open. */
export const inView = (view: { id: string; blocks: readonly unknown[] }, draw: Draw): Target | null =>
  on({ view: view.id }, view.blocks, draw);

function on(place: Place, blocks: readonly unknown[], draw: Draw): Target | null {
  const all = pressable(blocks);
  if (all.length === 0) return null;
  // Most press what moves a record on.
  const moving = all.filter(({ actionId }) => /^record\.(move|step)|^run\./.test(actionId));
  const { blockId, actionId, element } = oneOf(draw, moving.length > 0 && chance(draw, 65) ? moving : all);
  const options = offeredBy(element);
  if (element.type === 'checkboxes')
    return { place, blockId, actionId, state: { selected_options: options.filter(() => chance(draw, 50)) } };
  if (options.length === 0) return { place, blockId, actionId };
  return { place, blockId, actionId, state: { selected_option: oneOf(draw, options) } };
}
