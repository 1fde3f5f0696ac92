import type { View as SlackView } from '@slack/types';
import type { ViewState } from './contract.js';
import { newId } from './ids.js';
import { Refused } from './refused.js';

/** A view on somebody's screen: a modal of their stack, or the Home tab. */
export interface OpenView {
  id: string;
  user: string;
  content: SlackView;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** The values that the person entered and the server has received, by block and action. */
  entered: ViewState;
  /** When the app last drew it, by `performance.now()`. */
  changedAt: number;
}

const deepest = 3;

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${newId('', 8)}`;
}

/** Every person's stack of modals, at most three deep, and their Home tab. */
export class Modals {
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  readonly #views = new Map<string, OpenView>();

  top(user: string): OpenView | undefined {
    return this.#stacks.get(user)?.at(-1);
  }

  home(user: string): OpenView | undefined {
    return this.#homes.get(user);
  }

  find(id: string): OpenView | undefined {
    return this.#views.get(id);
  }

  findExternal(externalId: string): OpenView | undefined {
    return [...this.#views.values()].find((view) => view.content.external_id === externalId);
  }

  /** Opens a modal; all modals that the person had open are closed. */
  open(user: string, content: SlackView): OpenView {
    this.clear(user);
    return this.#place(user, content);
  }

  /** Puts a modal on top of the open ones. Throws `push_limit_reached` on the fourth. */
  push(user: string, content: SlackView): OpenView {
    if ((this.#stacks.get(user)?.length ?? 0) >= deepest) throw new Refused('push_limit_reached');
    return this.#place(user, content);
  }

  /** Replaces the content of a view. Throws `hash_conflict` where the caller's hash is of an older one. */
  update(view: OpenView, content: SlackView, hash?: string): OpenView {
    if (hash !== undefined && hash !== view.hash) throw new Refused('hash_conflict');
    this.#refuseTwin(content, view.id);
    view.content = content;
    view.hash = newHash();
    view.changedAt = performance.now();
    return view;
  }

  publish(user: string, content: SlackView, hash?: string): OpenView {
    const home = this.#homes.get(user);
    if (home) return this.update(home, content, hash);
    this.#refuseTwin(content);
    const view = this.#view(user, content);
    this.#homes.set(user, view);
    return view;
  }

  /** Closes the person's topmost modal. */
  pop(user: string): OpenView | undefined {
    const view = this.#stacks.get(user)?.pop();
    if (view) this.#views.delete(view.id);
    return view;
  }

  /** Closes all of the person's modals and returns them, the topmost first. */
  clear(user: string): OpenView[] {
    const stack = this.#stacks.get(user) ?? [];
    this.#stacks.delete(user);
    for (const view of stack) this.#views.delete(view.id);
    return stack.reverse();
  }

  #place(user: string, content: SlackView): OpenView {
    this.#refuseTwin(content);
    const below = this.top(user);
    const view = this.#view(user, content);
    if (below) {
      view.rootId = below.rootId;
      view.previousId = below.id;
    }
    this.#stacks.set(user, [...(this.#stacks.get(user) ?? []), view]);
    return view;
  }

  #view(user: string, content: SlackView): OpenView {
    const id = newId('V');
    const view = {
      id,
      user,
      content,
      hash: newHash(),
      rootId: id,
      previousId: null,
      entered: {},
      changedAt: performance.now(),
    };
    this.#views.set(id, view);
    return view;
  }

  #refuseTwin(content: SlackView, except?: string): void {
    const twin = content.external_id ? this.findExternal(content.external_id) : undefined;
    if (twin && twin.id !== except) throw new Refused('duplicate_external_id');
  }
}
