import { type Interactive, interactives, offeredBy } from '../../src/trial/sandbox/blocks/walk.js';
import type { ElementState, Outcome, SandboxMessage, View } from '../../src/trial/sandbox/contract.js';
import { stateFor } from '../../src/trial/sandbox/labels.js';
import type { Person } from '../../src/trial/sandbox/person.js';
import type { Bot } from '../bot.js';

/** Where a message stands, which is how it is known. */
export type Spot = Pick<SandboxMessage, 'channel' | 'ts'>;

/** What a field of a form is to be given; null leaves it as it is. */
export type Answer = (field: Interactive) => Promise<Partial<ElementState> | null>;

/**
 * Somebody with a phone, whose taps are counted by the message that they are given to. A button, a box, a round option and
 * "Save" are one tap; an entry of a list, and a field that is written into, are two; a line that is typed is three: the
 * field, the words, and "Send".
 */
export class Hand {
  readonly #person: Person;
  readonly #counted: (spot: Spot | null, taps: number) => void;

  constructor(bot: Bot, who: string, counted: (who: string, spot: Spot | null, taps: number) => void) {
    this.#person = bot.sandbox.as(who);
    this.#counted = (spot, taps) => counted(who, spot, taps);
  }

  /** Types a line and sends it. */
  async types(line: string, channel: string): Promise<Outcome> {
    this.#counted(null, 3);
    return must(await this.#person.command(line, channel), line);
  }

  /** What can be pressed on a message as it stands now. */
  on(spot: Spot): Interactive[] {
    const found = this.#person.messages(spot.channel).find(({ ts }) => ts === spot.ts);
    return found ? interactives(found.blocks) : [];
  }

  /** Presses the first element whose action id begins so, or the entry of a small menu whose value does. */
  async presses(spot: Spot, action: string, state?: Partial<ElementState>): Promise<Outcome> {
    for (const one of this.on(spot)) {
      if (one.actionId.startsWith(action)) return this.#press(spot, one, state, 1);
      const option = one.element.type === 'overflow' ? entryOf(one, action) : undefined;
      if (option) return this.#press(spot, one, { type: 'overflow', selected_option: option }, 2);
    }
    const offered = this.on(spot).map(({ actionId }) => actionId);
    throw new Error(`There is no ${action} here, only ${offered.join(', ')}`);
  }

  /** Makes a move of a record, by its button or by its entry in the small menu. */
  makes(spot: Spot, move: string): Promise<Outcome> {
    const button = `record.move:${move}`;
    const isButton = this.on(spot).some(({ actionId }) => actionId === button);
    return this.presses(spot, isButton ? button : `move.${move}`);
  }

  async #press(
    spot: Spot,
    { blockId, actionId }: Interactive,
    state: Partial<ElementState> | undefined,
    taps: number,
  ) {
    this.#counted(spot, taps);
    return must(await this.#person.press(spot, { blockId, actionId }, state), actionId);
  }

  /** Fills in what is asked in the form on top and saves it. */
  async fills(spot: Spot, answer: Answer): Promise<Outcome> {
    const view = this.#form();
    const values: Record<string, Record<string, ElementState>> = {};
    for (const field of interactives(view.blocks)) {
      const given = await answer(field);
      if (!given) continue;
      const { type } = field.element;
      this.#counted(spot, type === 'radio_buttons' || type === 'checkboxes' ? 1 : 2);
      values[field.blockId] = { [field.actionId]: { type, ...given } as ElementState };
    }
    this.#counted(spot, 1);
    const outcome = await this.#person.submit(view.id, values);
    if (outcome.errors) throw new Error(`Refused: ${JSON.stringify(outcome.errors)}`);
    return must(outcome, view.id);
  }

  #form(): View {
    const view = this.#person.view();
    if (!view) throw new Error('No form is open');
    return view;
  }
}

/** The first entry of a list, whatever it is called. */
export function firstOption({ element }: Interactive): Partial<ElementState> | null {
  const [option] = offeredBy(element as never);
  return option ? stateFor(element as never, option.value) : null;
}

const entryOf = ({ element }: Interactive, value: string) =>
  offeredBy(element as never).find((option) => option.value.startsWith(value));

function must(outcome: Outcome, what: string): Outcome {
  if (!outcome.ok) throw new Error(`${what}: ${outcome.error}`);
  return outcome;
}
