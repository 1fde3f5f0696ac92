import type { Act, ElementState, Outcome, Place, SandboxMessage, View, ViewState } from './contract.js';
import { deed } from './deeds/index.js';
import { openHome } from './deeds/open-home.js';
import { type Entry, fillIn, findElement, inSmallMenu, stateFor } from './labels.js';
import { messagesOf, type Seeing } from './seen.js';
import { pageView } from './shapes/view.js';
import type { World } from './world.js';

/** An element: by its action id, block id or label, or by both ids. */
export type Target = string | { blockId: string; actionId: string };

/** A person in Slack: what they can do there, and what they see. */
export class Person {
  /** @param after awaited after each deed, so that what the app does upon it can be seen. */
  constructor(
    private readonly world: World,
    readonly id: string,
    private readonly after: () => Promise<void>,
  ) {}

  /** Types a whole line such as `/lobby incident fire` in a channel. */
  command(text: string, channel: string): Promise<Outcome> {
    return this.#do({ act: 'command', user: this.id, channel, text });
  }

  say(text: string, channel: string, thread?: string): Promise<Outcome> {
    return this.#do({ act: 'say', user: this.id, channel, text, ...(thread && { thread }) });
  }

  /**
   * Presses a button or chooses in a menu. `choice` is the element's new state, or what a person would choose: the
   * label or value of an option, several for checkboxes (all that are then ticked), a date, a person's id. In a view,
   * `values` are sent with it.
   */
  async press(
    place: Place,
    target: Target,
    choice?: Entry | Partial<ElementState>,
    values?: ViewState,
  ): Promise<Outcome> {
    const blocks = this.#blocksAt(place);
    const exact = typeof target !== 'string';
    const element =
      exact && !isEntry(choice) ? undefined : findElement(blocks, exact ? target.actionId : target);
    const { blockId, actionId } = exact ? target : (element ?? { blockId: '', actionId: '' });
    const chosen = choice ?? (element && !exact && inSmallMenu(element, target) ? target : undefined);
    const state = isEntry(chosen) ? element && stateFor(element.element, chosen) : chosen;
    return this.#do({
      act: 'press',
      user: this.id,
      place: 'view' in place ? { view: place.view } : { channel: place.channel, ts: place.ts },
      blockId,
      actionId,
      ...(state && { state }),
      ...(values && { values }),
    });
  }

  submit(view: string, values: ViewState = {}): Promise<Outcome> {
    return this.#do({ act: 'submit', user: this.id, view, values });
  }

  /** Fills in the topmost modal by the labels of its fields and submits it. */
  async answer(answers: Record<string, Entry>): Promise<Outcome> {
    return this.submit(this.#top().id, this.fill(answers));
  }

  /** `state.values` of the topmost modal, from answers by label, action id or block id. */
  fill(answers: Record<string, Entry>): ViewState {
    return fillIn(this.#top().blocks, answers);
  }

  /** Closes this modal, by default the topmost. */
  async close(view: string = this.#top().id): Promise<Outcome> {
    return this.#do({ act: 'close', user: this.id, view });
  }

  /** Chooses a shortcut by its callback id, on a message or from anywhere. */
  shortcut(callbackId: string, message?: { channel: string; ts: string }): Promise<Outcome> {
    const on = message && { message: { channel: message.channel, ts: message.ts } };
    return this.#do({ act: 'shortcut', user: this.id, callbackId, ...on });
  }

  async openHome(): Promise<Outcome> {
    const outcome = await openHome(this.world, this.id);
    await this.after();
    return { ...outcome, view: this.view() };
  }

  /** Uploads a picture or another file; its id can be put into a file input. */
  upload(name: string, mimetype: string, bytes: Uint8Array): Promise<Outcome> {
    const base64 = Buffer.from(bytes).toString('base64');
    return this.#do({ act: 'upload', user: this.id, name, mimetype, base64 });
  }

  read(channel: string): Promise<Outcome> {
    return this.#do({ act: 'read', user: this.id, channel });
  }

  /** Reloads Slack: ephemeral messages and all modals are gone. */
  reload(): void {
    const { channels, modals } = this.world.workspace;
    for (const channel of channels.values()) channel.forgetEphemerals(this.id);
    modals.clear(this.id);
  }

  /** The modal on top, or null. */
  view(): View | null {
    return pageView(this.world.workspace.modals.top(this.id));
  }

  home(): View | null {
    return pageView(this.world.workspace.modals.home(this.id));
  }

  /** The conversation with the bot. */
  direct(): string {
    return this.world.workspace.direct(this.id).id;
  }

  /** What this person sees in a channel or thread, oldest first, including ephemeral messages to them. */
  messages(channel: string, seeing: Omit<Seeing, 'as'> = {}): SandboxMessage[] {
    return messagesOf(this.world, channel, { ...seeing, as: this.id });
  }

  /** The place of the element with this name. Throws an Error where there is none. */
  find(place: Place, name: string): { blockId: string; actionId: string } {
    const { blockId, actionId } = findElement(this.#blocksAt(place), name);
    return { blockId, actionId };
  }

  async #do(act: Act): Promise<Outcome> {
    const outcome = await deed(this.world, act);
    await this.after();
    return { ...outcome, view: this.view() };
  }

  #top(): View {
    const view = this.view();
    if (!view) throw new Error(`${this.id} has no modal open`);
    return view;
  }

  #blocksAt(place: Place): readonly unknown[] {
    const { workspace } = this.world;
    if ('view' in place) return workspace.modals.find(place.view)?.content.blocks ?? [];
    const channel = workspace.channels.get(place.channel);
    return (channel?.get(place.ts) ?? channel?.ephemeral(this.id, place.ts))?.blocks ?? [];
  }
}

function isEntry(choice: Entry | Partial<ElementState> | undefined): choice is Entry {
  return choice !== undefined && (typeof choice !== 'object' || choice === null || Array.isArray(choice));
}
